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
