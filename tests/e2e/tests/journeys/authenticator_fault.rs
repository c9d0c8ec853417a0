//! Authenticators that do not answer as they should: a sentence, and a way on.

use leptos_kratos_e2e::{Page, World};

const CANCELLED: &str = "The request was cancelled or took too long. You can try again, or choose another way.";

/// Makes the page ask the authenticator for a second only, and not for minutes.
#[track_caller]
fn be_impatient(page: &Page) {
    page.see_that(
        "(parse => { PublicKeyCredential.parseRequestOptionsFromJSON = json => \
            parse.call(PublicKeyCredential, { ...json, timeout: 1000 }); return true; })\
         (PublicKeyCredential.parseRequestOptionsFromJSON)",
    );
}

#[test]
fn an_owner_who_is_not_recognized_can_try_again() {
    let page = World::shared().page();
    let passkeys = page.keep_passkeys();
    passkeys.recognize(false);
    page.open("/register?return_to=/settings");
    page.fill("E-mail", "unrecognized@example.com");

    page.press_once("Sign up with passkey");
    page.see(CANCELLED);
    page.see_in("traits.email", "unrecognized@example.com");
    passkeys.recognize(true);
    page.press_once("Try again");

    page.see_path("/verification");
    page.press("Skip for now");
    page.see_path("/settings");
}

#[test]
fn who_is_not_recognized_at_sign_in_can_use_the_password() {
    let world = World::shared();
    let person = world.person("unrecognized-password");
    let page = world.page();
    let passkeys = page.keep_passkeys();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");
    page.press_once("Add passkey");
    page.see_that("document.getElementsByName('passkey_remove').length === 1");
    passkeys.recognize(false);
    page.lose_cookies();

    page.open("/login?return_to=/settings");
    page.press_once("Sign in with passkey");
    page.see(CANCELLED);
    page.sign_in_as(&person);

    page.see_path("/settings");
}

#[test]
fn a_key_that_nobody_touches_in_time_can_be_touched_later() {
    let world = World::shared();
    let person = world.person("untouched");
    let page = world.page();
    let key = page.plug_in_security_key();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");
    page.fill("webauthn_register_displayname", "Blue key");
    page.press_once("Add security key");
    page.see_that("document.getElementsByName('webauthn_remove').length === 1");
    key.touch(false);
    page.lose_cookies();

    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");
    be_impatient(&page);
    page.press_once("Sign in with security key");
    page.see(CANCELLED);
    key.touch(true);
    page.press_once("Try again");

    page.see_path("/settings");
}
