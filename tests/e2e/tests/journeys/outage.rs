//! Kratos is down: a true sentence, a way to try again, and nothing typed is lost.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use leptos_kratos_e2e::{Fault, Page, World};

const NO_SERVER: &str = "The server is having trouble right now.";
const NO_NETWORK: &str = "We can’t reach the server.";

/// Marks the page as it is: a reload would lose the mark.
fn mark(page: &Page) {
    page.see_that("(window.isMarked = true)");
}

#[track_caller]
fn assert_not_reloaded(page: &Page) {
    page.see_that("window.isMarked === true");
}

#[test]
fn a_form_that_could_not_be_had_is_had_at_another_try() {
    let world = World::start();
    world.stack().stop_kratos();
    let page = world.page();

    page.open("/login");
    page.see(NO_SERVER);
    mark(&page);
    page.press("Try again");
    page.see(NO_SERVER);
    world.stack().start_kratos().expect("Kratos starts again");
    page.press("Try again");

    page.flow();
    assert_not_reloaded(&page);
}

#[test]
fn a_form_lost_on_the_way_is_had_at_another_try() {
    let world = World::start();
    world.spa().break_requests(|_| Some(Fault::Drop));
    let page = world.page();

    page.open("/register");
    page.see(NO_NETWORK);
    mark(&page);
    world.spa().mend();
    page.press("Try again");

    page.flow();
    assert_not_reloaded(&page);
}

#[test]
fn a_submit_that_found_no_kratos_can_be_repeated() {
    let world = World::start();
    let person = world.person("outage");
    let page = world.page();
    page.open("/login");
    let flow = page.flow();
    mark(&page);
    world.stack().stop_kratos();

    page.sign_in_as(&person);
    page.see(NO_SERVER);
    page.see_in("identifier", &person.email);
    page.see_in("password", &person.password);
    assert_eq!(page.flow(), flow);
    world.stack().start_kratos().expect("Kratos starts again");
    page.press("Try again");

    page.see_path("/");
    page.see(&person.email);
    assert_not_reloaded(&page);
}

#[test]
fn a_submit_lost_on_the_way_can_be_repeated() {
    let world = World::start();
    let person = world.person("lost");
    let page = world.page();
    page.open("/login");
    page.flow();
    world.spa().break_requests(|_| Some(Fault::Drop));

    page.sign_in_as(&person);
    page.see(NO_NETWORK);
    page.see_in("identifier", &person.email);
    page.see_in("password", &person.password);
    world.spa().mend();
    page.press("Try again");

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn a_read_that_fails_is_made_again_without_a_word() {
    let world = World::start();
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&tries);
    world.spa().break_requests(move |seen| {
        let is_read = seen.path.starts_with("/self-service/registration/browser");
        (is_read && counted.fetch_add(1, Ordering::SeqCst) < 2).then_some(Fault::BadGateway)
    });
    let page = world.page();

    page.open("/register");

    page.see_that(&format!(
        "!document.body.innerText.includes('{NO_SERVER}') && document.querySelector('[name=\"traits.email\"]') !== null"
    ));
    assert_eq!(tries.load(Ordering::SeqCst), 3);
}

#[test]
fn a_submit_is_never_made_again_by_itself() {
    let world = World::start();
    let person = world.person("once");
    let page = world.page();
    page.open("/login");
    page.flow();
    world.spa().break_requests(|seen| (seen.method == "POST").then_some(Fault::BadGateway));

    page.sign_in_as(&person);
    page.see(NO_SERVER);
    page.see_in("identifier", &person.email);

    assert_eq!(world.spa().count(|seen| seen.method == "POST"), 1);
}

#[test]
fn a_page_that_was_offline_goes_on_by_itself_when_it_is_online() {
    let world = World::start();
    let page = world.page();
    page.open("/login");
    page.flow();
    mark(&page);

    page.go_offline();
    page.press("Create one");
    page.see(NO_NETWORK);
    page.go_online();

    page.see_that("document.querySelector('[name=\"traits.email\"]') !== null");
    page.see_that(&format!("!document.body.innerText.includes('{NO_NETWORK}')"));
    assert_not_reloaded(&page);
}

#[test]
fn the_start_page_and_the_error_page_can_try_again_too() {
    let world = World::start();
    let page = world.page();

    for (path, sight) in [("/", "Sign in"), ("/error?id=stub:500", "This is an example of an error.")] {
        world.spa().break_requests(|_| Some(Fault::BadGateway));
        page.open(path);
        page.see(NO_SERVER);
        world.spa().mend();
        page.press("Try again");
        page.see(sight);
    }
}
