//! Deletion of an account.

use std::{thread, time::Duration};

use leptos_kratos_e2e::{Page, Person, World};
use serde_json::json;

use super::{ME, ask_to_delete, deletions, open_account_of, open_settings_as, see_account, see_goodbye};

/// Confirms the question, and waits for the goodbye.
#[track_caller]
fn delete(page: &Page, person: &Person) {
    page.fill(&format!("To confirm, type {}", person.email), &person.email);
    page.press("Delete for good");
    see_goodbye(page, "Your account is deleted");
}

/// Waits until the deleting button can be pressed, or cannot.
#[track_caller]
fn see_button(page: &Page, is_ready: bool) {
    page.see_that(&format!(
        "document.querySelector('[data-testid=\"account/delete/confirmed\"]').disabled === {}",
        !is_ready
    ));
}

#[test]
fn what_follows_is_spelt_out_and_ones_own_address_confirms_it() {
    let world = World::shared();
    let person = world.person("account-asked");
    let page = world.page();
    open_account_of(&page, &person);
    ask_to_delete(&page);

    page.see("Delete your account for good?");
    for text in [
        "Your account and what it knows about you are deleted.",
        "None of your ways to sign in works any more",
        "You are signed out at once, here and on every other device.",
        "What this application keeps for you is deleted as well.",
        "Nobody can undo this",
    ] {
        page.see(text);
    }
    page.see_that(
        "(() => { const dialog = document.querySelector('dialog:modal');
            const text = (name) => document.getElementById(dialog.getAttribute(name)).innerText;
            return dialog.role === 'alertdialog' && text('aria-labelledby').includes('for good?') &&
                text('aria-describedby').includes('Nobody can undo this'); })()",
    );
    see_button(&page, false);
    for (typed, is_ready) in [
        ("somebody.else@example.com", false),
        (&person.email[1..], false),
        ("  ", false),
        (&format!(" {} ", person.email.to_uppercase()), true),
        (&person.email, true),
        ("delete", false),
    ] {
        page.fill("confirm", typed);
        see_button(&page, is_ready);
    }
    // The keyboard cannot either.
    page.press_enter_in("confirm", 2);

    assert_eq!(world.accounts(&person.email).len(), 1);
    assert_eq!(page.status_of(ME), 200);
}

#[test]
fn who_changes_their_mind_finds_everything_as_it_was() {
    let world = World::start();
    let person = world.person("account-kept");
    let page = world.page();
    open_account_of(&page, &person);
    page.fill("traits.name", "Typed, and not saved");
    let is_as_before =
        "document.querySelector('dialog') === null && document.activeElement.dataset.testid === 'account/delete'";

    ask_to_delete(&page);
    page.fill("confirm", &person.email);
    page.press("Cancel");
    page.see_that(is_as_before);
    ask_to_delete(&page);
    page.see_in("confirm", "");
    page.fill("confirm", &person.email);
    page.type_keys("\u{e00c}");
    page.see_that(is_as_before);

    page.see_in("traits.name", "Typed, and not saved");
    page.see_heading("Account settings");
    assert_eq!(deletions(&world), 0);
    assert_eq!(page.status_of(ME), 200);
    assert_eq!(world.accounts(&person.email).len(), 1);
}

#[test]
fn a_deleted_account_is_gone_here_and_everywhere() {
    let world = World::start();
    let person = world.person("account-gone");
    let (here, there) = (world.page(), world.page());
    there.open("/login");
    there.sign_in_as(&person);
    there.see(&person.email);
    open_account_of(&here, &person);
    let session = here.cookie("ory_kratos_session").expect("who is signed in has a session");
    assert_eq!(world.me(&session), 200);

    ask_to_delete(&here);
    delete(&here, &person);

    here.see("Everything that belonged to it is gone, and you are signed out on all devices.");
    here.see_that("document.activeElement.tagName === 'H1'");
    // No link leads to the deleted account.
    assert!(!here.sees(&person.email) && !here.sees("Sign out"));
    assert_eq!(here.cookie("ory_kratos_session"), None);
    assert_eq!(world.accounts(&person.email), [""; 0]);
    assert_eq!(world.me(&session), 401);
    assert_eq!(world.whoami(&session), 401);
    assert_eq!(there.status_of(ME), 401);
    assert_eq!(deletions(&world), 1);

    there.reload();
    there.see("Sign in");
    assert!(!there.sees(&person.email));
    here.press("Sign in");
    here.see_path("/login");
    here.sign_in_as(&person);
    here.see_message(4000006);
}

#[test]
fn the_goodbye_stays_when_the_tab_is_left_and_seen_again() {
    let world = World::shared();
    let person = world.person("account-goodbye");
    let page = world.page_in_window();
    open_account_of(&page, &person);
    ask_to_delete(&page);
    delete(&page, &person);

    page.open_tab();
    page.open("/login");
    page.flow();
    page.return_to_first_tab();

    page.see_that("document.visibilityState === 'visible'");
    thread::sleep(Duration::from_millis(500));
    see_goodbye(&page, "Your account is deleted");
    page.go_back();
    page.see_heading("Sign in");
    assert!(!page.sees(&person.email));
}

#[test]
fn the_same_address_can_sign_up_again_and_is_somebody_new() {
    let world = World::shared();
    let person = world.person("account-again");
    let page = world.page();
    open_account_of(&page, &person);
    let id = page.json_of(ME)["id"].clone();
    let identity = world.accounts(&person.email);
    ask_to_delete(&page);
    delete(&page, &person);

    page.press("Create another account");
    page.see_path("/register");
    page.fill("E-mail", &person.email);
    page.fill("Password", "a passphrase of the next life");
    page.press("Sign up");
    page.see_path("/verification");
    page.open("/settings");
    see_account(&page);

    let me = page.json_of(ME);
    assert_eq!(me["email"], person.email);
    assert!(me["id"].is_string() && me["id"] != id, "{me}");
    assert_ne!(world.accounts(&person.email), identity);
}

#[test]
fn who_signed_in_too_long_ago_does_so_again_and_comes_back_to_it() {
    let age = json!({ "selfservice": { "flows": { "settings": { "privileged_session_max_age": "6s" } } } });
    let world = World::start_telling(age, &[("LEPTOS_KRATOS_KRATOS__PRIVILEGED_SESSION_SECONDS", "6")]);
    let person = world.person("account-refresh");
    let page = world.page();
    open_account_of(&page, &person);
    thread::sleep(Duration::from_secs(7));

    ask_to_delete(&page);
    page.fill("confirm", &person.email);
    page.press("Delete for good");
    page.see("You signed in some time ago.");
    page.see_in("confirm", &person.email);
    page.take_pictures("account-too-old.en.light");
    assert_eq!(world.accounts(&person.email).len(), 1);
    page.press("Confirm it’s you");
    page.see_path("/login");
    page.see_heading("Confirm it’s you");
    page.see_in("identifier", &person.email);
    page.take_pictures("account-refresh.en.light");
    page.fill("Password", &person.password);
    page.press("Sign in");

    page.see_path("/settings");
    page.see_that("document.activeElement.id === 'account-delete-heading'");
    page.see_that(
        "(() => { const box = document.activeElement.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight; })()",
    );
    ask_to_delete(&page);
    delete(&page, &person);
    assert_eq!(world.accounts(&person.email).len(), 0);
}

#[test]
fn who_has_a_second_factor_has_shown_it_before() {
    let world = World::shared();
    let person = world.person("account-factors");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    page.see(&person.email);
    let factors = page.enrol_second_factors();
    page.press("Sign out");
    page.see_path("/login");
    page.sign_in_as(&person);
    page.see_heading("Two-step verification");
    assert_eq!(page.status_of(ME), 403);
    assert_eq!(page.json_of(ME)["type"], "urn:leptos-kratos:problem:session-aal2-required");

    page.open("/settings");
    page.see_heading("Two-step verification");
    assert!(!page.sees("Delete account"));
    page.fill("totp_code", &page.authenticator_code(&factors));
    page.press("Use authenticator app");
    page.see_path("/settings");
    see_account(&page);
    ask_to_delete(&page);
    delete(&page, &person);

    assert_eq!(world.accounts(&person.email).len(), 0);
}

#[test]
fn who_was_signed_out_elsewhere_meanwhile_is_told_and_nothing_is_deleted() {
    let world = World::start();
    let person = world.person("account-ended");
    let page = world.page();
    open_account_of(&page, &person);
    ask_to_delete(&page);
    page.fill("confirm", &person.email);
    world.revoke_sessions(&person.email);

    page.press("Delete for good");
    page.see("You are signed out.");
    assert_eq!(world.accounts(&person.email).len(), 1);
    page.press("Sign in");
    page.see_path("/login");
    page.sign_in_as(&person);

    page.see_path("/settings");
    page.see_that("document.activeElement.id === 'account-delete-heading'");
}

#[test]
fn an_address_that_has_changed_meanwhile_is_what_has_to_be_typed() {
    let world = World::shared();
    let person = world.person("account-moved");
    let (here, there) = (world.page(), world.page());
    open_account_of(&here, &person);
    ask_to_delete(&here);
    here.fill("confirm", &person.email);
    open_settings_as(&there, &person);
    there.fill("traits.email", "account-moved-on@example.com");
    there.press_enter_in("traits.email", 1);
    there.see_message(1050001);

    // The other browser's session is cached for some seconds.
    thread::sleep(Duration::from_secs(6));
    here.press("Delete for good");
    here.see("That doesn’t belong to this account any more.");
    here.fill("To confirm, type account-moved-on@example.com", "account-moved-on@example.com");
    here.press("Delete for good");

    see_goodbye(&here, "Your account is deleted");
    assert_eq!(world.accounts("account-moved-on@example.com").len(), 0);
}

#[test]
fn where_kratos_cannot_be_told_just_now_it_is_being_deleted() {
    // No server listens at the address of its admin API.
    let world = World::start_telling(json!({}), &[("LEPTOS_KRATOS_KRATOS__ADMIN_URL", "http://127.0.0.1:9")]);
    let person = world.person("account-later");
    let page = world.page();
    open_settings_as(&page, &person);
    let session = page.cookie("ory_kratos_session").expect("who is signed in has a session");
    ask_to_delete(&page);
    page.fill("confirm", &person.email);
    page.press("Delete for good");

    see_goodbye(&page, "Your account is being deleted");
    page.see("ends by itself: there is nothing more for you to do.");
    page.take_pictures("account-later.en.light");
    // Here the person is not signed in from now on, although Kratos still has the account.
    assert_eq!(page.cookie("ory_kratos_session"), None);
    assert_eq!(world.me(&session), 401);
    assert_eq!(world.whoami(&session), 200);
    assert_eq!(deletions(&world), 1);
}

#[test]
fn a_keyboard_is_enough_to_delete_the_account() {
    let world = World::shared();
    let person = world.person("account-keyboard");
    let page = world.page();
    open_account_of(&page, &person);
    let is_on_button =
        || page.evaluate("document.activeElement.dataset.testid === 'account/delete'").unwrap() == "true";

    let tabs = (0..80).find(|_| {
        is_on_button() || {
            page.press_tab(1);
            false
        }
    });
    assert!(tabs.is_some(), "the Tab key never comes to the button");
    page.press_enter();
    page.see_focus_on("confirm");
    page.type_keys(&person.email);
    page.press_tab(1);
    page.see_that("document.activeElement.innerText === 'Cancel'");
    page.press_tab(1);
    page.see_that("document.activeElement.dataset.testid === 'account/delete/confirmed'");
    page.press_enter();

    see_goodbye(&page, "Your account is deleted");
    page.press_tab(1);
    page.see_that("document.activeElement.innerText === 'Sign in'");
}
