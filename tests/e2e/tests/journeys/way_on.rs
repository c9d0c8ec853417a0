//! Refusals with a way on.

use leptos_kratos_e2e::World;
use serde_json::json;

#[test]
fn who_has_not_verified_the_address_can_do_so_at_once() {
    let world = World::start_with(json!({
        "selfservice": { "flows": { "login": { "after": { "password": {
            "hooks": [{ "hook": "require_verified_address" }],
        } } } } },
    }));
    let person = world.person("unverified");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_message(4000010);
    page.see_in("identifier", &person.email);

    page.press("Verify your address");
    page.see_in("email", &person.email);
    page.press("Continue");
    let mail = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");
    page.see_message(1080002);
    page.press("Continue");

    page.see_path("/login");
    page.sign_in_as(&person);
    page.see_path("/settings");
}

#[test]
fn where_nobody_can_sign_up_one_can_sign_in() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "registration": { "enabled": false } } } }));
    let page = world.page();

    page.open("/register?return_to=/settings");
    page.see("Signing up is switched off here.");
    page.press("Sign in");

    page.see_path("/login");
    page.see_that("new URLSearchParams(location.search).get('return_to') === '/settings'");
}

#[test]
fn where_nobody_can_recover_one_can_go_back_to_sign_in() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "recovery": { "enabled": false } } } }));
    let page = world.page();

    page.open("/recovery");
    page.see("Accounts can’t be recovered here.");
    assert!(!page.sees("Try again"));
    page.press("Back to sign-in");

    page.see_path("/login");
}

#[test]
fn where_nobody_can_verify_one_can_go_on() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "verification": { "enabled": false } } } }));
    let person = world.person("verification-off");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/verification");
    page.see("Addresses can’t be verified here.");
    page.press("Skip for now");

    page.see_path("/");
}
