//! The browser's "back" between the steps of one flow.

use leptos_kratos_e2e::World;
use serde_json::json;

#[test]
fn back_from_the_password_asks_for_the_account_again() {
    let world = World::start_with(json!({
        "selfservice": { "flows": { "login": { "style": "identifier_first" } } },
    }));
    let person = world.person("step-back");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", &person.email);
    page.press("Continue");
    page.see_focus_on("password");

    page.go_back();

    page.see_that("!document.getElementsByName('identifier')[0].readOnly");
    page.see_in("identifier", &person.email);
    page.see_that("!document.getElementsByName('password').length");
    page.press("Continue");
    page.fill("Password", &person.password);
    page.press("Sign in with password");
    page.see_path("/settings");
}

#[test]
fn back_from_the_code_asks_for_the_address_again() {
    let world = World::shared();
    let person = world.person("step-back-code");
    let page = world.page();
    page.open("/login");
    page.open("/recovery");
    page.fill("email", &person.email);
    page.press("Continue");
    page.see_focus_on("code");

    page.go_back();
    page.see_in("email", &person.email);
    page.see_path("/recovery");

    page.go_back();
    page.see_path("/login");
}

#[test]
fn back_after_a_reload_is_a_step_as_well() {
    let world = World::shared();
    let person = world.person("step-back-reload");
    let page = world.page();
    page.open("/recovery");
    page.fill("email", &person.email);
    page.press("Continue");
    page.see_focus_on("code");
    page.reload();
    page.see_that("document.getElementsByName('code').length === 1");

    page.go_back();

    page.see_path("/recovery");
    page.see_that("document.getElementsByName('email')[0]?.type === 'email'");
}

#[test]
fn back_from_the_method_keeps_the_profile() {
    let world = World::start_with(json!({
        "selfservice": { "flows": { "registration": { "enable_legacy_one_step": false } } },
    }));
    let page = world.page();
    page.open("/register");
    page.fill("E-mail", "step-back-profile@example.com");
    page.fill("Name", "Ada Lovelace");
    page.press("Sign up");
    page.see_focus_on("password");

    page.go_back();
    page.see_in("traits.email", "step-back-profile@example.com");
    page.see_in("traits.name", "Ada Lovelace");
    page.press("Sign up");
    page.see_focus_on("password");
    page.press("Back");
    page.see_in("traits.name", "Ada Lovelace");
    page.press("Sign up");
    page.fill("Password", "an unusual passphrase");
    page.press_enter_in("password", 1);

    page.see_path("/verification");
}

#[test]
fn a_wrong_password_is_no_step() {
    let world = World::shared();
    let person = world.person("step-back-wrong");
    let page = world.page();
    page.open("/recovery");
    page.open("/login");
    page.fill("E-mail", &person.email);
    page.fill("Password", "not the right one");
    page.press("Sign in with password");
    page.see_message(4000006);

    page.go_back();

    page.see_path("/recovery");
}
