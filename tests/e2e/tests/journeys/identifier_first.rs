//! Signing in with the account first and the password after it.

use leptos_kratos_e2e::World;
use serde_json::json;

fn world() -> World {
    World::start_with(json!({
        "selfservice": { "flows": { "login": { "style": "identifier_first" } } },
    }))
}

#[test]
fn the_account_is_seen_beside_the_password_and_can_be_changed() {
    let world = world();
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

#[test]
fn a_passkey_is_offered_before_the_account_is_named() {
    let world = world();
    let page = world.page();
    page.keep_passkeys();
    page.open("/register");
    page.fill("E-mail", "steps-passkey@example.com");
    page.press_once("Sign up with passkey");
    page.see_path("/verification");
    page.lose_cookies();

    page.open("/login?return_to=/settings");

    page.see_path("/settings");
    page.see_in("traits.email", "steps-passkey@example.com");
}

#[test]
fn a_code_is_sent_in_the_second_step() {
    let world = world();
    let person = world.person("steps-code");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", &person.email);
    page.press("Continue");

    page.press("Sign in with a code");
    page.see_focus_on("code");
    let mail = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");

    page.see_path("/settings");
}
