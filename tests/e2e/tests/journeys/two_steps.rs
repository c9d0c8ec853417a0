//! Signing up with the profile first and the method after it.

use leptos_kratos_e2e::World;
use serde_json::json;

fn world() -> World {
    World::start_with(json!({
        "selfservice": { "flows": { "registration": { "enable_legacy_one_step": false } } },
    }))
}

#[test]
fn a_step_back_keeps_what_was_typed() {
    let world = world();
    let page = world.page();
    page.open("/register");
    page.fill("E-mail", "two-steps@example.com");
    page.fill("Name", "Ada Lovelace");
    page.press("Sign up");
    page.see_focus_on("password");

    page.press("Back");
    page.see_in("traits.email", "two-steps@example.com");
    page.see_in("traits.name", "Ada Lovelace");
    page.fill("Name", "Ada King");
    page.press("Sign up");
    page.see_focus_on("password");
    page.fill("Password", "short");
    page.press_enter_in("password", 1);
    page.see_message_at("password", 4000032);
    page.fill("Password", "an unusual passphrase");
    page.press_enter_in("password", 1);

    page.see_path("/verification");
    page.press("Skip for now");
    page.see("Ada King");
}

#[test]
fn a_mailed_code_can_be_given_up_for_a_password() {
    let world = world();
    let page = world.page();
    page.open("/register?return_to=/settings");
    page.fill("E-mail", "two-steps-code@example.com");
    page.fill("Name", "Ada Lovelace");
    page.press("Sign up");
    page.press("Sign up with a code");
    page.see_focus_on("code");

    page.press("Back");
    page.see_focus_on("password");
    page.fill("Password", "an unusual passphrase");
    page.press_enter_in("password", 1);
    page.see_path("/verification");
    page.press("Skip for now");

    page.see_path("/settings");
    page.see_in("traits.name", "Ada Lovelace");
}

#[test]
fn a_passkey_is_made_in_the_second_step() {
    let world = world();
    let page = world.page();
    page.keep_passkeys();
    page.open("/register");
    page.fill("E-mail", "two-steps-passkey@example.com");
    page.press("Sign up");

    page.press_once("Sign up with passkey");
    page.see_path("/verification");
    page.press("Skip for now");

    page.see("Signed in with\npasskey");
}
