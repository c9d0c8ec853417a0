//! Signing in with the account first and the password after it.

use leptos_kratos_e2e::World;
use serde_json::json;

#[test]
fn the_account_is_seen_beside_the_password_and_can_be_changed() {
    let world = World::start_with(json!({
        "selfservice": { "flows": { "login": { "style": "identifier_first" } } },
    }));
    let person = world.person("steps");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", "mistyped@example.com");
    page.press("Continue");
    page.see_message(4000037);
    page.fill("E-mail", &person.email);
    page.press("Continue");
    page.see_focus_on("password");
    page.see_in("identifier", &person.email);
    page.see_that("document.getElementsByName('identifier')[0].readOnly");

    page.press("Use another account");
    page.see_that("!document.getElementsByName('identifier')[0].readOnly");
    page.see_in("identifier", &person.email);
    page.press("Continue");
    page.fill("Password", "not the right one");
    page.press("Sign in with password");
    page.see_message(4000006);
    page.see_in("identifier", &person.email);
    page.fill("Password", &person.password);
    page.press("Sign in with password");

    page.see_path("/settings");
}
