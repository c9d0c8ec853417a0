//! Signing up and in through an OpenID provider's own pages.

use leptos_kratos_e2e::{Page, World};
use serde_json::json;

/// Signs in at the provider, who asks every time.
#[track_caller]
fn sign_in_at_provider(page: &Page, username: &str) {
    page.fill("username", username);
    page.fill("password", "verysecure");
    page.press_enter_in("password", 1);
}

#[test]
fn who_signs_up_through_the_provider_can_sign_in_through_it() {
    let world = World::shared();
    let page = world.page();

    page.open("/register");
    page.press("Sign up with Local");
    sign_in_at_provider(&page, "test-user@localhost");
    page.see_path("/");
    page.see("test-user@example.com");
    page.see("Signed in with\nlocal");

    page.press("Sign out");
    page.see_path("/login");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "test-user@localhost");
    page.see_path("/");
    page.see("test-user@example.com");
}

#[test]
fn who_signs_in_through_the_provider_for_the_first_time_gets_an_account() {
    let world = World::shared();
    let page = world.page();

    page.open("/login?return_to=/settings");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "given-name@localhost");

    page.see_path("/settings");
    assert_eq!(page.status_of("/.ory/sessions/whoami"), 200);
}

#[test]
fn what_the_provider_does_not_know_is_asked_for() {
    let world = World::shared();
    let page = world.page();

    page.open("/register");
    page.press("Sign up with Local");
    sign_in_at_provider(&page, "no-email@localhost");
    page.see_path("/register");
    page.flow();
    page.see_message_at("traits.email", 4000002);
    page.see_in("traits.name", "Nomail User");

    page.see_focus_on("traits.email");
    page.fill("E-mail", "nomail@example.com");
    page.press("Continue");
    sign_in_at_provider(&page, "no-email@localhost");
    page.see("nomail@example.com");
}

#[test]
fn an_address_with_a_password_can_be_linked_to_the_provider() {
    let world = World::shared();
    let person = world.person("second-user");
    let page = world.page();

    page.open("/login");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "second-user@localhost");
    page.see_path("/login");
    page.flow();
    page.see(&format!("There is already an account with {}.", person.email));
    page.fill("Password", &person.password);
    page.press("Sign in with password");
    page.see_path("/");
    page.see(&person.email);
    page.see("Signed in with\npassword");

    // The link is there the next time.
    page.press("Sign out");
    page.see_path("/login");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "second-user@localhost");
    page.see_path("/");
    page.see(&person.email);
    page.see("Signed in with\nlocal");
}

#[test]
fn the_only_way_to_sign_in_cannot_be_unlinked() {
    // Mailed codes would be another way.
    let world = World::start_with(json!({
        "selfservice": { "methods": { "code": { "passwordless_enabled": false } } },
    }));
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "given-name@localhost");
    page.see_path("/settings");
    page.flow();
    page.see_in("traits.email", "given-name@example.com");
    assert!(!page.sees("Unlink Local"));

    // With a password there are two.
    page.fill("password", "an unusual passphrase");
    page.press_enter_in("password", 1);
    page.press("Unlink Local");
    page.see("Unlink Local?");
    page.press("Unlink");

    page.see_that("document.getElementsByName('link').length === 1");
}

#[test]
fn who_signs_in_through_the_provider_is_asked_for_the_second_factor() {
    let world = World::start();
    let page = world.page();
    page.open("/login");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "test-user@localhost");
    page.see_path("/");
    page.see("test-user@example.com");
    let factors = page.enrol_second_factors();
    page.press("Sign out");
    page.see_path("/login");

    page.open("/login?return_to=/settings");
    page.press("Sign in with Local");
    sign_in_at_provider(&page, "test-user@localhost");
    page.see_heading("Two-step verification");
    page.fill("totp_code", &page.authenticator_code(&factors));
    page.press("Use authenticator app");

    page.see_path("/settings");
    page.see_heading("Account settings");
}

#[test]
fn who_comes_back_without_having_signed_in_can_do_so_otherwise() {
    let world = World::shared();
    let person = world.person("changed-mind");
    let page = world.page();
    page.open("/login");
    page.flow();
    page.press("Sign in with Local");
    page.see_that("document.getElementsByName('username').length === 1");

    page.go_back();
    page.see_path("/login");
    page.sign_in_as(&person);

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn a_refusal_by_the_provider_is_told() {
    let page = World::shared().page();
    page.open("/login");
    let flow = page.flow();

    let state = page.openid_state("local");
    page.open(&format!("/.ory/self-service/methods/oidc/callback/local?error=access_denied&state={state}"));

    page.see_path("/login");
    assert_eq!(page.flow(), flow);
    page.see("The provider didn’t sign you in.");
}

#[test]
fn an_answer_that_nobody_asked_for_is_an_error_with_a_way_on() {
    let page = World::shared().page();

    page.open("/.ory/self-service/methods/oidc/callback/local?code=stolen&state=made-up");

    page.see_path("/error");
    page.see_heading("Something went wrong");
    page.press("Back to sign-in");
    page.see_path("/login");
}
