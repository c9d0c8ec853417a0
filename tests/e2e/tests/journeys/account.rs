//! The account's own part of the settings page, which only the companion server makes possible: its data about a
//! person, and the deletion.

mod delete;
mod fault;
mod look;

use std::time::{Duration, Instant};

use leptos_kratos_e2e::{Fault, Page, Person, World};
use serde_json::json;

const ME: &str = "/api/v1/me";
const LINKED: &str = "/api/v1/me/linked-accounts";

/// The cards of the account's program.
const CARD: &str = "document.getElementById('account')";

/// Signs in, and goes to the settings.
#[track_caller]
fn open_settings_as(page: &Page, person: &Person) {
    page.open("/login?return_to=/settings");
    page.sign_in_as(person);
    page.see_path("/settings");
    page.see_heading("Account settings");
}

/// Does so, and waits until all of the account is there.
#[track_caller]
fn open_account_of(page: &Page, person: &Person) {
    open_settings_as(page, person);
    see_account(page);
}

/// Does so in a language and a theme.
#[track_caller]
fn settings_in(page: &Page, person: &Person, language: &str, theme: &str) {
    page.prefer_scheme(theme);
    page.open("/login");
    page.speak(language);
    page.sign_in_directly(person);
    page.open("/settings");
    see_account(page);
}

/// Waits until all of the account is there, in any language.
#[track_caller]
fn see_account(page: &Page) {
    page.see_that(
        "document.querySelector('[data-testid=\"account/facts\"] dd.note, [data-testid=\"account/facts\"] dd .note, \
         [data-testid=\"account/linked\"]') !== null && document.querySelector('[data-testid=\"account/delete\"]') !== null",
    );
}

/// Waits until the account's card shows a fact of the person under a name.
#[track_caller]
fn see_fact(page: &Page, name: &str, value: &str) {
    page.see_that(&format!(
        "[...document.querySelectorAll('[data-testid=\"account/facts\"] > div')].some((it) => \
         it.querySelector('dt').innerText === {} && it.querySelector('dd').innerText === {})",
        json!(name),
        json!(value)
    ));
}

/// Opens the question before the account is deleted.
#[track_caller]
fn ask_to_delete(page: &Page) {
    page.press("Delete account");
    page.see_that("document.querySelector('[data-testid=\"account/delete/dialog\"]:modal') !== null");
    page.see_focus_on("confirm");
}

/// Waits until nothing is left on the page but the text at the end of an account.
#[track_caller]
fn see_goodbye(page: &Page, heading: &str) {
    page.see_that(&format!(
        "[...document.querySelectorAll('h1, h2')].filter((it) => it.checkVisibility()).map((it) => it.innerText).join() \
         === '{heading}' && document.title === '{heading}'",
    ));
}

/// Returns the number of requests to delete an account.
fn deletions(world: &World) -> usize {
    world.spa().count(|seen| seen.method == "DELETE" && seen.path == ME)
}

#[test]
fn what_the_server_knows_of_somebody_is_shown() {
    let world = World::shared();
    let person = world.person("account-facts");
    let page = world.page();
    open_account_of(&page, &person);

    see_fact(&page, "Email", &person.email);
    see_fact(&page, "Linked accounts", "No account that you have elsewhere is linked to this one.");
    page.see_that(&format!(
        "[...{CARD}.querySelectorAll('dt')].map((it) => it.innerText).join() === 'Email,Member since,Linked accounts'"
    ));
    page.see_that(&format!(
        "Math.abs(Date.now() - Date.parse({CARD}.querySelector('time').dateTime)) < 120000 && \
         {CARD}.querySelector('time').innerText.includes(new Date().getFullYear())"
    ));
    assert!(!page.sees("Administrator"));
}

#[test]
fn a_changed_name_is_seen_at_once() {
    let world = World::shared();
    let person = world.person("account-renamed");
    let page = world.page();
    open_account_of(&page, &person);

    page.fill("traits.name", "Grace Hopper");
    page.press_enter_in("traits.name", 1);
    page.see_message(1050001);

    see_fact(&page, "Name", "Grace Hopper");
}

#[test]
fn an_administrator_is_marked_for_as_long_as_they_are_one() {
    let world = World::shared();
    let person = world.person("account-admin");
    world.set_roles(&person.email, &["system-admin"]);
    let page = world.page();
    open_account_of(&page, &person);
    page.see_that(&format!("{CARD}.querySelector('[data-testid=\"account/admin\"]').innerText === 'Administrator'"));

    world.set_roles(&person.email, &["editor"]);
    // The server's cached session is some seconds old.
    let since = Instant::now();
    while page.json_of(ME)["is_admin"] == true {
        assert!(since.elapsed() < Duration::from_secs(10), "still an administrator");
        std::thread::sleep(Duration::from_millis(100));
    }
    page.reload();
    see_account(&page);

    assert!(!page.sees("Administrator"));
}

#[test]
fn an_account_elsewhere_is_listed_with_who_the_person_is_there() {
    let world = World::start();
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.press("Sign in with Local");
    page.fill("username", "test-user@localhost");
    page.fill("password", "verysecure");
    page.press_enter_in("password", 1);
    page.see_path("/settings");
    see_account(&page);

    see_fact(&page, "Name", "Test User");
    // This provider's tokens contain only the subject.
    see_fact(&page, "Linked accounts", "Local\nid1");

    // Other providers' tokens contain the address as well.
    let told = json!({ "linked_accounts": [
        { "provider": "google", "subject": "123", "email": "ada@gmail.com", "name": "Ada" },
        { "provider": "github", "subject": "7", "email": null, "name": "ada-lovelace" },
    ] });
    let body = told.to_string();
    world
        .spa()
        .break_requests(move |seen| (seen.path == LINKED).then(|| Fault::MadeUp(body.clone().into(), Duration::ZERO)));
    page.reload();
    see_fact(&page, "Linked accounts", "Google\nada@gmail.com\nGitHub\nada-lovelace");
}

#[test]
fn without_a_server_beside_the_page_there_is_no_account_and_nothing_is_asked() {
    let world = World::start();
    world.spa().replace_file("config.json", Some(&json!({ "languages": ["en", "ko"] }).to_string()));
    let person = world.person("account-static-host");
    let page = world.page();
    open_settings_as(&page, &person);
    page.see("This device");
    page.see("You are not signed in anywhere else.");

    page.see_that("document.querySelector('kratos-account')?.childElementCount === 0");
    assert!(!page.sees("Delete account") && !page.sees("Your account"));
    page.see_that(
        "!performance.getEntriesByType('resource').some((it) => /kratos-account|locale.account|api.v1/.test(it.name))",
    );
    assert_eq!(world.spa().count(|seen| seen.path.starts_with("/api/")), 0);
}
