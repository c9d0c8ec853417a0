//! The page's language.

use leptos_kratos_e2e::World;
use serde_json::json;

#[test]
fn the_browsers_language_is_spoken() {
    let page = World::shared().page();
    page.prefer_languages("fr-FR,ko-KR,en-US");

    page.open("/login");

    page.see_heading("로그인");
    page.see_that("document.documentElement.lang === 'ko'");
    page.see("비밀번호를 잊었나요?");
}

#[test]
fn where_no_language_fits_the_default_is_spoken() {
    let page = World::shared().page();
    page.prefer_languages("fr-FR,de");

    page.open("/login");

    page.see_heading("Sign in");
    page.see_that("document.documentElement.lang === 'en'");
}

#[test]
fn changing_the_language_keeps_what_was_typed_and_holds_from_then_on() {
    let page = World::shared().page();
    page.open("/register");
    page.fill("E-mail", "language@example.com");
    page.fill("Password", "short");
    page.press("Sign up");
    page.see_message_at("password", 4000032);
    page.fill("Password", "an unusual passphrase");

    page.choose("Language", "ko");
    page.see_heading("회원가입");
    page.see_in("traits.email", "language@example.com");
    page.see_in("password", "an unusual passphrase");
    page.see("비밀번호를 8자 이상");
    page.see_that("document.documentElement.lang === 'ko'");
    page.reload();
    page.see_heading("회원가입");
    page.choose("언어", "en");
    page.see_heading("Create your account");
}

#[test]
fn dates_follow_the_language() {
    let world = World::shared();
    let person = world.person("language-dates");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see("Session ends");
    page.see_that("/[A-Z][a-z]{2} \\d{1,2}, 20\\d\\d/.test(document.querySelector('time').innerText)");

    page.choose("Language", "ko");

    page.see("로그인 만료");
    page.see_that("/20\\d\\d\\. \\d{1,2}\\. \\d{1,2}\\. 오[전후]/.test(document.querySelector('time').innerText)");
}

#[test]
fn a_language_that_cannot_be_had_is_told_and_the_page_stays() {
    let world = World::start();
    world.spa().replace_file("locale/ko.json", None);
    let page = world.page();
    page.open("/login");
    page.fill("E-mail", "kept@example.com");

    page.choose("Language", "ko");

    page.see("That language could not be loaded.");
    page.see_in("identifier", "kept@example.com");
    page.see_heading("Sign in");
    page.see_that("document.querySelector('.menu-language select').value === 'en'");
    let complaints = page.take_complaints().expect("the browser can be asked");
    assert!(complaints.iter().all(|line| line.contains("/locale/ko.json")), "{complaints:?}");
}

#[test]
fn without_any_texts_the_page_is_english_and_the_console_says_why() {
    let world = World::start();
    world.spa().replace_file("locale/en.json", Some("not a language"));
    let person = world.person("no-texts");
    let page = world.page();

    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    let complaints = page.take_complaints().expect("the browser can be asked");
    assert!(complaints.iter().any(|line| line.contains("the texts of")), "{complaints:?}");
    assert!(complaints.iter().all(|line| line.contains("the texts of")), "{complaints:?}");
}

#[test]
fn a_further_language_is_a_file_and_a_line() {
    let world = World::start();
    world.spa().replace_file("config.json", Some(&json!({ "languages": ["en", "tlh"] }).to_string()));
    world.spa().replace_file("locale/tlh.json", Some(&json!({ "phrases": { "SignIn": "yI’el" } }).to_string()));
    let page = world.page();
    page.open("/login");

    page.choose("Language", "tlh");

    page.see_heading("yI’el");
    // Texts that it lacks are in English.
    page.see("Forgot your password?");
}
