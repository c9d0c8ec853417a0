//! Passkeys and security keys, by the browser's own authenticators.

use leptos_kratos_e2e::{Page, World};
use serde_json::json;

/// Waits until the number of an account's removable keys is `count`.
fn see_keys(page: &Page, name: &str, count: usize) {
    page.see_that(&format!("document.getElementsByName('{name}').length === {count}"));
}

/// Clicks once: WebDriver's own click waits for the authenticator, and may report that it should be tried again.
#[track_caller]
fn click(page: &Page, name: &str) {
    page.see_that(&format!(
        "document.getElementsByName('{name}').length > 0 && document.querySelector('fieldset:disabled') === null"
    ));
    page.evaluate(&format!("document.getElementsByName('{name}')[0].click()")).expect("something to click");
}

#[test]
fn a_passkey_signs_up_and_signs_in_from_the_autofill() {
    let page = World::shared().page();
    page.keep_passkeys();
    page.open("/register");
    page.fill("E-mail", "passkey@example.com");

    page.press("Sign up with passkey");
    page.see_path("/verification");
    page.press("Skip for now");
    page.see_path("/");
    page.see("Signed in with\npasskey");

    // This browser's authenticator takes the offer in the identifier's autofill as soon as it is made.
    page.press("Sign out");
    page.see_that(
        "performance.getEntriesByType('resource').some(read => read.name.includes('/self-service/login?flow='))",
    );
    page.see_path("/");
    page.see("passkey@example.com");
    page.see("Signed in with\npasskey");
}

#[test]
fn a_passkey_is_added_seen_and_removed() {
    let world = World::shared();
    let person = world.person("passkey-settings");
    let page = world.page();
    page.keep_passkeys();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");

    click(&page, "passkey_register_trigger");
    see_keys(&page, "passkey_remove", 1);
    click(&page, "passkey_remove");
    page.see("Remove the passkey");
    page.press("Remove");

    see_keys(&page, "passkey_remove", 0);
}

#[test]
fn a_security_key_is_added_under_its_name_and_removed() {
    let world = World::shared();
    let person = world.person("key-settings");
    let page = world.page();
    page.plug_in_security_key();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");

    page.fill("webauthn_register_displayname", "Blue key");
    click(&page, "webauthn_register_trigger");
    see_keys(&page, "webauthn_remove", 1);
    page.see("Blue key");
    click(&page, "webauthn_remove");
    page.see("Remove the security key “Blue key”?");
    page.press("Remove");

    see_keys(&page, "webauthn_remove", 0);
}

#[test]
fn an_authenticator_app_is_set_up_by_hand_and_unlinked() {
    let world = World::shared();
    let person = world.person("totp-settings");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");
    page.see_that("document.querySelector('.text-secret') !== null");
    let secret = page.evaluate("document.querySelector('.text-secret').textContent.trim()").expect("a secret is shown");

    page.fill("totp_code", &page.code_for_secret(&secret));
    page.press_enter_in("totp_code", 1);
    page.see_that("document.getElementsByName('totp_unlink').length === 1");
    click(&page, "totp_unlink");
    page.see("Unlink the authenticator app?");
    page.press("Unlink");

    page.see_that("document.getElementsByName('totp_code').length === 1");
}

#[test]
fn the_only_passkey_cannot_be_removed() {
    // Mailed codes would be another way to sign in.
    let world = World::start_with(json!({
        "selfservice": { "methods": { "code": { "passwordless_enabled": false } } },
    }));
    let page = world.page();
    page.keep_passkeys();
    page.open("/register?return_to=/settings");
    page.fill("E-mail", "only-passkey@example.com");
    page.press_once("Sign up with passkey");
    page.see_path("/verification");
    page.press("Skip for now");
    page.see_path("/settings");

    see_keys(&page, "passkey_remove", 1);

    page.see_that("document.getElementsByName('passkey_remove')[0].disabled");
}
