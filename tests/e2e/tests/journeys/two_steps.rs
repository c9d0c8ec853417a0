//! Signing up with the profile first and the method after it.

use leptos_kratos_e2e::World;
use serde_json::json;

#[test]
fn a_step_back_keeps_what_was_typed() {
    let world = World::start_with(json!({
        "selfservice": { "flows": { "registration": { "enable_legacy_one_step": false } } },
    }));
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
