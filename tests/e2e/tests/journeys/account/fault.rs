//! The companion server is down, or slow: a true sentence, a way to try again, and the rest of the page unchanged.

use std::time::Duration;

use leptos_kratos_e2e::{Fault, Page, World};

use super::{
    LINKED, ME, ask_to_delete, deletions, open_account_of, open_settings_as, see_account, see_fact, see_goodbye,
};

const NO_SERVER: &str = "The server is having trouble right now.";
const NO_NETWORK: &str = "We can’t reach the server.";

/// Faults, and the page's sentence about each.
const FAULTS: [(Fault, &str); 4] = [
    (Fault::Drop, NO_NETWORK),
    (Fault::BadGateway, NO_SERVER),
    (Fault::Unavailable(1), NO_SERVER),
    (Fault::Internal, NO_SERVER),
];

/// Waits until `count` places show a problem.
#[track_caller]
fn see_problems(page: &Page, count: usize) {
    page.see_that(&format!("document.querySelectorAll('#account .problem').length === {count}"));
}

#[test]
fn an_account_that_could_not_be_had_is_had_at_another_try() {
    for (fault, sentence) in FAULTS {
        let world = World::start();
        let person = world.person("account-away");
        let page = world.page();
        world.spa().break_requests(move |seen| seen.path.starts_with(ME).then(|| fault.clone()));
        open_settings_as(&page, &person);

        page.see_that(&format!("document.querySelector('#account .problem')?.innerText.includes({sentence:?})"));
        assert!(!page.sees("Delete account"), "whose it would be is not known");
        // The other cards are as they always are.
        page.fill("traits.name", "Ada Lovelace");
        page.press_enter_in("traits.name", 1);
        page.see_message(1050001);
        page.see("You are not signed in anywhere else.");
        page.see_that("(window.isMarked = true)");

        world.spa().mend();
        // Every part that shows it: the person's, and then that of the linked accounts.
        page.see_that(
            "(document.querySelector('#account .problem button')?.click(), \
             document.querySelector('#account .note [role=status], #account .problem, #account .skeleton') === null)",
        );
        see_account(&page);
        see_fact(&page, "Name", "Ada Lovelace");
        page.see_that("window.isMarked === true");
    }
}

#[test]
fn linked_accounts_that_could_not_be_had_are_had_at_another_try() {
    let world = World::start();
    let person = world.person("account-linked-away");
    let page = world.page();
    world.spa().break_requests(|seen| (seen.path == LINKED).then_some(Fault::BadGateway));
    open_settings_as(&page, &person);
    see_fact(&page, "Email", &person.email);
    see_problems(&page, 1);
    page.see(NO_SERVER);
    page.take_pictures("account-linked-away.en.light");

    world.spa().mend();
    page.press("Try again");

    see_fact(&page, "Linked accounts", "No account that you have elsewhere is linked to this one.");
    see_problems(&page, 0);
}

#[test]
fn a_deletion_that_failed_is_told_and_made_again_by_the_person_alone() {
    let world = World::start();
    // Otherwise the browser itself would repeat the deletion when a connection ends unanswered: that may be done twice.
    world.spa().keep_no_connections();
    let person = world.person("account-failed");
    let page = world.page();
    open_account_of(&page, &person);
    page.see_that("(window.isMarked = true)");
    ask_to_delete(&page);
    page.fill("confirm", &person.email);

    for (tries, (fault, sentence)) in FAULTS.into_iter().enumerate() {
        world.spa().break_requests(move |seen| (seen.method == "DELETE").then(|| fault.clone()));
        page.press(if tries == 0 { "Delete for good" } else { "Try again" });

        page.see_that(&format!("document.querySelector('dialog .problem')?.innerText.includes({sentence:?})"));
        page.see_in("confirm", &person.email);
        page.see_that("document.activeElement.dataset.testid === 'account/delete/confirmed'");
        assert_eq!(deletions(&world), tries + 1, "never by itself");
        assert_eq!(world.accounts(&person.email).len(), 1);
        world.spa().mend();
    }
    page.take_pictures("account-failed.en.light");
    page.press("Try again");

    see_goodbye(&page, "Your account is deleted");
    page.see_that("window.isMarked === true");
    assert_eq!(world.accounts(&person.email).len(), 0);
}

#[test]
fn a_slow_account_holds_its_place_and_a_slow_deletion_is_made_once() {
    let world = World::start();
    let person = world.person("account-slow");
    let page = world.page();
    world.spa().break_requests(|seen| {
        let seconds = if seen.method == "DELETE" { 5 } else { 2 };
        seen.path.starts_with(ME).then_some(Fault::Delay(Duration::from_secs(seconds)))
    });
    open_settings_as(&page, &person);
    page.see_that("document.querySelector('#account [role=status]') !== null");
    see_account(&page);

    ask_to_delete(&page);
    page.fill("confirm", &person.email);
    page.press_twice("Delete for good");
    page.see_that("document.querySelector('[data-testid=\"account/delete/confirmed\"]').ariaDisabled === 'true'");
    page.see_that("document.getElementsByName('confirm')[0].readOnly");
    // It cannot be undone any more.
    for _ in 0..3 {
        page.see_that("document.querySelector('dialog:modal')?.contains(document.activeElement)");
        page.type_keys("\u{e00c}");
    }
    page.see_that("document.querySelector('dialog:modal')?.contains(document.activeElement)");
    page.press_enter_in("confirm", 2);
    see_goodbye(&page, "Your account is deleted");

    assert_eq!(deletions(&world), 1);
    assert_eq!(world.accounts(&person.email).len(), 0);
}

#[test]
fn a_deletion_whose_answer_was_lost_is_found_done() {
    let world = World::start();
    world.spa().keep_no_connections();
    let person = world.person("account-lost");
    let page = world.page();
    open_account_of(&page, &person);
    ask_to_delete(&page);
    page.fill("confirm", &person.email);
    world.spa().break_requests(|seen| (seen.method == "DELETE").then_some(Fault::Lost));
    page.press("Delete for good");
    page.see(NO_NETWORK);
    world.spa().mend();

    page.press("Try again");

    // A deleted account is not signed in anywhere.
    page.see("You are signed out.");
    assert_eq!(world.accounts(&person.email).len(), 0);
    page.press("Sign in");
    page.see_path("/login");
    page.see_heading("Sign in");
}

#[test]
fn a_program_that_does_not_come_leaves_the_other_cards() {
    let world = World::start();
    world.spa().replace_file("leptos-kratos-account.js", None);
    let person = world.person("account-no-program");
    let page = world.page();
    open_settings_as(&page, &person);

    page.see_that("document.querySelector('kratos-account')?.innerText.includes('Something went wrong')");
    page.fill("traits.name", "Ada Lovelace");
    page.press_enter_in("traits.name", 1);
    page.see_message(1050001);
    page.take_pictures("account-no-program.en.light");

    let complaints = page.take_complaints().expect("the browser can be asked");
    assert!(complaints.iter().all(|line| line.contains("leptos-kratos-account.js")), "{complaints:?}");
}
