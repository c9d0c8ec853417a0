//! Changing the account: each change on its own card.

use std::{thread, time::Duration};

use leptos_kratos_e2e::{Page, Person, World};
use serde_json::json;

/// Signs in and goes to the settings.
fn settings_of(page: &Page, person: &Person, path: &str) {
    page.open(&format!("/login?return_to={path}"));
    page.sign_in_as(person);
    page.see_path(path);
    page.see_heading("Account settings");
    page.flow();
}

/// Waits until "saved" stands on a method's card, and nowhere else.
#[track_caller]
fn see_saved_on(page: &Page, method: &str) {
    let selector = "[data-testid=\"ui/message/1050001\"]";
    page.see_that(&format!(
        "document.querySelector('#settings-{method} {selector}') !== null && \
         document.querySelectorAll('{selector}').length === 1"
    ));
}

#[test]
fn saving_one_card_leaves_the_others_alone() {
    let world = World::shared();
    let person = world.person("settings-cards");
    let page = world.page();
    settings_of(&page, &person, "/account/settings/security");
    page.fill("traits.name", "Grace Hopper");
    page.fill("totp_code", "12345");
    page.fill("password", "another passphrase");

    page.press_enter_in("traits.name", 1);
    see_saved_on(&page, "profile");
    page.see_in("password", "another passphrase");
    page.press_enter_in("password", 1);
    see_saved_on(&page, "password");
    page.see_in("totp_code", "12345");
    page.see_in("traits.name", "Grace Hopper");
    page.press_enter_in("totp_code", 1);
    page.see_message_at("totp_code", 4000008);
    page.see_focus_on("totp_code");

    page.see_path("/account/settings/security");
    page.see("Not verified");
    page.press(&format!("Verify now: {}", person.email));
    page.see_path("/verification");
}

#[test]
fn recovery_codes_are_made_kept_and_disabled() {
    let world = World::shared();
    let person = world.person("settings-codes");
    let page = world.page();
    settings_of(&page, &person, "/settings");

    page.press("Make new recovery codes");
    page.see_that("document.querySelectorAll('.text-codes code').length === 12");
    page.press("Copy");
    page.press("Download");
    page.press("I’ve saved these codes");
    see_saved_on(&page, "lookup_secret");

    page.press("Disable recovery codes");
    page.see("Disable your recovery codes?");
    page.press("Cancel");
    page.see_that("document.querySelector('dialog') === null");
    page.press("Disable recovery codes");
    page.press("Disable");
    page.see_that("document.getElementsByName('lookup_secret_regenerate').length === 1");
    see_saved_on(&page, "lookup_secret");
}

#[test]
fn recovery_codes_are_looked_up_and_made_anew() {
    let world = World::shared();
    let person = world.person("settings-codes-again");
    let page = world.page();
    settings_of(&page, &person, "/settings");
    let old = page.enrol_second_factors().codes;
    page.open("/settings");

    page.press("Show recovery codes");
    page.see(&old[0]);
    page.press("Make new recovery codes");
    page.see("Make new recovery codes?");
    page.press("Make new codes");
    page.press("I’ve saved these codes");
    see_saved_on(&page, "lookup_secret");
    page.press("Show recovery codes");
    page.see_that("document.querySelectorAll('.text-codes code').length === 12");

    assert!(!page.sees(&old[0]));
}

#[test]
fn an_account_elsewhere_is_linked_and_unlinked() {
    let world = World::shared();
    let person = world.person("settings-linked");
    let page = world.page();
    settings_of(&page, &person, "/settings");

    page.press("Link Local");
    page.fill("username", "no-name@localhost");
    page.fill("password", "verysecure");
    page.press_enter_in("password", 1);
    page.see_path("/settings");
    see_saved_on(&page, "oidc");

    page.press("Unlink Local");
    page.see("Unlink Local?");
    page.press("Unlink");
    page.see_that("document.getElementsByName('link').length === 1");
    see_saved_on(&page, "oidc");
}

#[test]
fn a_change_that_needs_a_fresh_sign_in_is_made_after_it() {
    let age = json!({ "selfservice": { "flows": { "settings": { "privileged_session_max_age": "4s" } } } });
    let world = World::start_with(age);
    let mut person = world.person("settings-refresh");
    let page = world.page();
    settings_of(&page, &person, "/settings");
    thread::sleep(Duration::from_secs(5));

    page.fill("password", "a passphrase of next year");
    page.press_enter_in("password", 1);
    page.see_path("/login");
    page.see_heading("Confirm it’s you");
    page.flow();
    page.fill("identifier", &person.email);
    page.fill("password", &person.password);
    page.press_enter_in("password", 1);

    page.see_path("/settings");
    see_saved_on(&page, "password");
    person.password = "a passphrase of next year".to_owned();
    page.lose_cookies();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
}

#[test]
fn who_has_a_second_factor_makes_such_a_change_as_well() {
    let age = json!({ "selfservice": { "flows": { "settings": { "privileged_session_max_age": "4s" } } } });
    let world = World::start_with(age);
    let person = world.person("settings-refresh-factors");
    let page = world.page();
    settings_of(&page, &person, "/settings");
    page.enrol_second_factors();
    page.open("/settings");
    page.flow();
    thread::sleep(Duration::from_secs(5));

    page.press("Unlink authenticator app");
    page.press("Unlink");
    page.see_path("/login");
    page.see_heading("Confirm it’s you");
    page.flow();
    page.fill("password", &person.password);
    page.press_enter_in("password", 1);

    page.see_path("/settings");
    see_saved_on(&page, "totp");
    page.see_that("document.getElementsByName('totp_unlink').length === 0");
}

#[test]
fn another_device_is_signed_out() {
    let world = World::shared();
    let person = world.person("settings-sessions");
    let (here, there) = (world.page(), world.page());
    there.open("/login");
    there.sign_in_as(&person);
    there.see_path("/");
    settings_of(&here, &person, "/settings");

    here.see("This device");
    here.press("Sign out Chrome on Linux");
    here.see("Sign out Chrome on Linux?");
    here.press("Yes, sign out");
    here.see("You are not signed in anywhere else.");

    there.see_status("/.ory/sessions/whoami", 401);
    here.see_status("/.ory/sessions/whoami", 200);
}

#[test]
fn all_other_devices_are_signed_out_at_once() {
    let world = World::shared();
    let person = world.person("settings-all-sessions");
    let [here, there, elsewhere] = [world.page(), world.page(), world.page()];
    for page in [&there, &elsewhere] {
        page.open("/login");
        page.sign_in_as(&person);
        page.see_path("/");
    }
    here.open("/login?return_to=/sessions");
    here.sign_in_as(&person);
    here.see_path("/sessions");

    here.press("Sign out everywhere else");
    here.see("Sign out everywhere else?");
    here.press("Yes, sign out");
    here.see("You are not signed in anywhere else.");

    there.see_status("/.ory/sessions/whoami", 401);
    elsewhere.see_status("/.ory/sessions/whoami", 401);
    here.see_status("/.ory/sessions/whoami", 200);
}
