//! `return_to`: the person's final destination.

use leptos_kratos_e2e::World;

#[test]
fn signing_in_leads_where_the_person_wanted_to_go() {
    let world = World::shared();
    let person = world.person("way-back");
    let page = world.page();

    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);

    page.see_path("/settings");
    page.see_heading("Account settings");
}

#[test]
fn a_whole_url_of_the_same_origin_is_as_good() {
    let world = World::shared();
    let person = world.person("way-back-url");
    let page = world.page();

    page.open(&format!("/login?return_to={}/settings", world.spa().origin()));
    page.sign_in_as(&person);

    page.see_path("/settings");
}

#[test]
fn a_wrong_password_does_not_forget_it() {
    let world = World::shared();
    let person = world.person("way-back-wrong");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", &person.email);
    page.fill("Password", "not the right one");
    page.press("Sign in with password");
    page.see_focus_on("password");

    page.fill("Password", &person.password);
    page.press("Sign in with password");

    page.see_path("/settings");
}

#[test]
fn signing_up_instead_does_not_forget_it() {
    let page = World::shared().page();

    page.open("/login?return_to=/settings");
    page.press("Create one");
    page.see_path("/register");
    page.flow();
    page.press("Sign in");
    page.see_path("/login");
    page.flow();

    page.see_that("new URLSearchParams(location.search).get('return_to') === '/settings'");
}

#[test]
fn who_is_signed_in_already_is_led_there() {
    let world = World::shared();
    let person = world.person("way-back-already");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/login?return_to=/settings");

    page.see_path("/settings");
}

#[test]
fn a_foreign_place_is_refused_with_a_word() {
    let world = World::shared();
    let person = world.person("way-back-evil");
    let page = world.page();

    page.open("/login?return_to=https://evil.example/");
    page.see("isn’t allowed as a destination");
    page.sign_in_as(&person);

    page.see_path("/");
}

#[test]
fn signing_up_leads_there_after_the_verification_is_skipped() {
    let page = World::shared().page();

    page.open("/register?return_to=/settings");
    page.fill("E-mail", "way-back-new@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");
    page.see_path("/verification");
    page.flow();
    page.press("Skip for now");

    page.see_path("/settings");
}
