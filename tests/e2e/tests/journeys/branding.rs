//! An operator's settings in `config.json`.

use leptos_kratos_e2e::World;
use serde_json::json;

/// Returns servers with such a configuration.
fn configured(config: &serde_json::Value) -> World {
    let world = World::start();
    world.spa().replace_file("config.json", Some(&config.to_string()));
    world
}

#[test]
fn name_logo_colours_and_links_are_the_operators() {
    let world = configured(&json!({
        "name": "Gläserne Post",
        "logo": { "light": "/favicon.svg", "dark": "/provider/generic.svg" },
        "theme": { "radius": "2px", "font": "serif", "colors": { "accent": ["#0a6b3d", "#7ddba6"] } },
        "links": { "terms": "/terms", "privacy": "https://example.com/privacy", "support": "javascript:alert(1)" },
    }));
    let page = world.page();
    page.prefer_scheme("light");

    page.open("/login");

    page.see("Gläserne Post");
    page.see_that("getComputedStyle(document.querySelector('.button-primary')).backgroundColor === 'rgb(10, 107, 61)'");
    page.see_that("getComputedStyle(document.querySelector('.button')).borderRadius === '2px'");
    page.see_that("getComputedStyle(document.body).fontFamily === 'serif'");
    page.see_that("document.querySelector('footer a[href=\"/terms\"]').innerText === 'Terms'");
    page.see_that("document.querySelector('footer a[href=\"https://example.com/privacy\"]').innerText === 'Privacy'");
    assert!(!page.sees("Help"), "what is no web address is no link");
    page.take_pictures("branded");
    page.prefer_scheme("dark");
    page.see_that(
        "getComputedStyle(document.querySelector('.button-primary')).backgroundColor === 'rgb(125, 219, 166)'",
    );
    page.see_that("[...document.querySelectorAll('.logo')].filter(it => it.checkVisibility()).length === 1");
}

#[test]
fn nothing_leads_to_a_closed_page() {
    let world = configured(&json!({ "pages": { "registration": false, "recovery": false } }));
    let page = world.page();

    page.open("/login");
    page.flow();
    assert!(!page.sees("Create one"));
    assert!(!page.sees("Forgot your password?"));

    for path in ["/register", "/recovery"] {
        page.open(path);
        page.see_heading("Page not found");
    }
}

#[test]
fn sentences_and_labels_are_the_operators() {
    let world = configured(&json!({
        "languages": ["en", "ko"],
        "texts": { "en": {
            "phrases": { "SignUp": "Become a member" },
            "messages": { "1040001": "Join" },
            "texts": { "traits.email": "Work address", "Name": "What we call you" },
        } },
    }));
    let page = world.page();

    page.open("/register");

    page.see_heading("Become a member");
    page.see("Work address");
    page.see("What we call you");
    page.fill("Work address", "member@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Join");
    page.see_path("/verification");
}

#[test]
fn a_broken_configuration_leaves_defaults_and_one_line_in_the_console() {
    for (config, reason) in [
        (Some("{ not json"), "config.json leaves defaults: the file: "),
        (Some(r#"{"name": 7, "colour": "red"}"#), "colour: unknown; name: not a text"),
        (None, "config.json leaves defaults: /config.json: 404"),
    ] {
        let world = World::start();
        world.spa().replace_file("config.json", config);
        let person = world.person("broken-config");
        let page = world.page();

        page.open("/login");
        page.sign_in_as(&person);
        page.see_path("/");

        let complaints = page.take_complaints().expect("the browser can be asked");
        let ours: Vec<_> = complaints.iter().filter(|line| line.contains("leptos-kratos: ")).collect();
        assert_eq!(ours.len(), 1, "{complaints:?}");
        assert!(ours[0].contains(reason), "{ours:?}");
    }
}

#[test]
fn a_theme_that_was_chosen_holds_before_the_program_is_there() {
    let page = World::shared().page();
    page.prefer_scheme("light");
    page.open("/login");
    page.flow();

    page.choose("Theme", "dark");
    page.see_that("getComputedStyle(document.documentElement).colorScheme === 'dark'");
    page.reload();

    page.see_that("document.documentElement.dataset.theme === 'dark'");
    page.see_that("getComputedStyle(document.documentElement).colorScheme === 'dark'");
    page.choose("Theme", "");
    page.see_that("getComputedStyle(document.documentElement).colorScheme === 'light dark'");
}
