//! Signing in with two factors.

use leptos_kratos_e2e::{Page, Person, SecondFactors, World};
use serde_json::json;

/// Makes an account with an authenticator app and recovery codes, and leaves it signed out.
#[track_caller]
fn person_with_factors(world: &World, page: &Page, name: &str) -> (Person, SecondFactors) {
    let person = world.person(name);
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    page.see(&person.email);
    let factors = page.enrol_second_factors();
    sign_out(page);
    (person, factors)
}

#[track_caller]
fn sign_out(page: &Page) {
    page.open("/");
    page.press("Sign out");
    page.see_path("/login");
    page.flow();
}

#[test]
fn of_several_factors_the_last_one_is_offered_first() {
    let world = World::shared();
    let page = world.page();
    let (person, factors) = person_with_factors(world, &page, "factors");

    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");
    page.see_focus_on("totp_code");
    page.fill("totp_code", "000000");
    page.press("Use authenticator app");
    page.see_message(4000008);
    page.press("Use a recovery code instead");
    page.fill("lookup_secret", &factors.codes[0]);
    page.press("Use recovery code");
    page.see_path("/settings");

    sign_out(&page);
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");
    page.fill("lookup_secret", &factors.codes[0]);
    page.press("Use recovery code");
    page.see_message(4000012);
    page.press("Use your authenticator app instead");
    page.fill("totp_code", &page.authenticator_code(&factors));
    page.press("Use authenticator app");
    page.see_path("/");
    page.see("Two factors");
    page.see_that("localStorage['leptos-kratos.second-factor'] === 'totp'");
    // Only the operator's configuration is stored.
    page.see_that("Object.keys(localStorage).sort().join() === 'leptos-kratos.config,leptos-kratos.second-factor'");
}

#[test]
fn settings_lead_through_the_second_factor_and_back() {
    let world = World::shared();
    let page = world.page();
    let (person, factors) = person_with_factors(world, &page, "factors-settings");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");

    page.open("/settings");
    page.see_heading("Two-step verification");
    page.see("Please confirm with your second factor to continue.");
    page.reload();
    page.fill("totp_code", &page.authenticator_code(&factors));
    page.press("Use authenticator app");

    page.see_path("/settings");
    page.see_heading("Account settings");
}

#[test]
fn the_start_page_leads_to_the_second_factor() {
    let world = World::shared();
    let page = world.page();
    let (person, factors) = person_with_factors(world, &page, "factors-home");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");

    page.open("/");
    page.press("Continue with second factor");
    page.fill("totp_code", &page.authenticator_code(&factors));
    page.press("Use authenticator app");

    page.see_path("/");
    page.see("Two factors");
}

#[test]
fn who_lacks_the_second_factor_can_sign_out() {
    let world = World::shared();
    let page = world.page();
    let (person, _) = person_with_factors(world, &page, "factors-lost");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");

    page.press("Sign out");

    page.see_heading("Sign in");
    assert_eq!(page.status_of("/.ory/sessions/whoami"), 401);
}

#[test]
fn a_security_key_is_a_second_factor() {
    let world = World::shared();
    let person = world.person("factor-key");
    let page = world.page();
    page.plug_in_security_key();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_path("/settings");
    page.fill("webauthn_register_displayname", "Blue key");
    page.see_that("(document.getElementsByName('webauthn_register_trigger')[0].click(), true)");
    // Saved; Kratos 1.3 leads on to the verification of the address.
    page.see_that(
        "document.querySelector('[data-testid=\"ui/message/1050001\"]') !== null || location.pathname !== '/settings'",
    );
    sign_out(&page);

    page.sign_in_as(&person);
    page.see_heading("Two-step verification");
    page.press("Sign in with security key");

    page.see_path("/");
    page.see("Two factors");
}

#[test]
fn a_mailed_code_is_a_second_factor() {
    let world = World::start_with(json!({
        "selfservice": { "methods": { "code": { "passwordless_enabled": false, "mfa_enabled": true } } },
    }));
    let person = world.person("factor-mail");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");

    page.press(&format!("Send code to {}", person.email));
    page.see_focus_on("code");
    page.see("Send again in ");
    let mail = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");
    page.fill("code", "000000");
    page.press("Continue");
    page.see_message(4010008);
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");

    page.see_path("/");
    page.see("Two factors");
}

#[test]
fn a_security_key_has_a_name_before_it_is_asked() {
    let world = World::shared();
    let person = world.person("key-name");
    let page = world.page();
    page.plug_in_security_key();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_heading("Account settings");

    page.press("Add security key");
    page.see("Give the security key a name first");
    page.see_focus_on("webauthn_register_displayname");
    page.fill("Name of the security key", "Blue key");
    page.press("Add security key");

    page.see("Blue key");
    assert!(!page.sees("Give the security key a name first"));
}

#[test]
fn too_many_wrong_codes_begin_a_second_factor_anew() {
    let world = World::start_with(json!({
        "selfservice": { "methods": { "code": { "passwordless_enabled": false, "mfa_enabled": true } } },
    }));
    let person = world.person("factor-guess");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.press(&format!("Send code to {}", person.email));
    for _ in 0..5 {
        page.see_focus_on("code");
        page.fill("code", "000000");
        page.press("Continue");
        page.see_message(4_010_008);
        page.see_in("code", "");
    }

    page.fill("code", "000000");
    page.press("Continue");
    page.see("This attempt was over, so a new one was started.");
    page.see_heading("Two-step verification");
    page.press(&format!("Send code to {}", person.email));
    page.see_focus_on("code");
    let mail = world.stack().wait_for_mail(&person.email, 1).expect("another one is sent");
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");

    page.see_path("/settings");
}
