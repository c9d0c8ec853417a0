//! Security keys in the place of a password (`webauthn.config.passwordless`).

use leptos_kratos_e2e::{Page, World};
use serde_json::json;

fn world() -> World {
    World::start_with(json!({ "selfservice": {
        "methods": {
            "webauthn": { "config": { "passwordless": true } },
            "passkey": { "enabled": false },
        },
        "flows": { "registration": { "after": { "webauthn": { "hooks": [{ "hook": "session" }] } } } },
    } }))
}

/// Signs in with the account's name and its key: Kratos asks for them one after the other.
#[track_caller]
fn sign_in_by_key(page: &Page, address: &str) {
    page.fill("E-mail", address);
    page.press("Sign in with security key");
    page.see_message(1_010_012);
    page.press_once("Continue");
}

#[test]
fn a_security_key_signs_up_and_signs_in_without_a_password() {
    let world = world();
    let page = world.page();
    page.plug_in_security_key();
    page.open("/register?return_to=/settings");
    page.fill("E-mail", "key@example.com");
    page.fill("webauthn_register_displayname", "Blue key");
    page.press_once("Sign up with security key");
    page.see_path("/verification");
    page.press("Skip for now");
    page.see_path("/settings");
    page.see("Blue key");

    page.open("/");
    page.see("Signed in with\nsecurity key");
    page.press("Sign out");
    page.see_path("/login");
    sign_in_by_key(&page, "key@example.com");

    page.see_path("/");
    page.see("key@example.com");
    page.see("Signed in with\nsecurity key");
}

#[test]
fn a_key_that_was_added_signs_in_without_the_password() {
    let world = world();
    let person = world.person("key-added");
    let page = world.page();
    page.plug_in_security_key();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");
    page.fill("webauthn_register_displayname", "Blue key");
    page.press_once("Add security key");
    page.see("Blue key");
    page.lose_cookies();

    page.open("/login?return_to=/settings");
    sign_in_by_key(&page, &person.email);

    page.see_path("/settings");
}

#[test]
fn an_account_without_a_key_is_told_and_can_use_its_password() {
    let world = world();
    let person = world.person("key-none");
    let page = world.page();
    page.open("/login");
    page.fill("E-mail", &person.email);

    page.press("Sign in with security key");
    page.see_message(4_000_015);
    page.see_in("identifier", &person.email);
    page.fill("Password", &person.password);
    page.press("Sign in with password");

    page.see_path("/");
}
