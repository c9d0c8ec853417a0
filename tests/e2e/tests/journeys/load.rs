//! Long use of a page, and many pages at once.

use leptos_kratos_e2e::{Seen, World};

/// State that is made once stays: texts, compiled functions, the browser's own lists.
const WARM_UP: u32 = 100;
const TIMES: u32 = 500;
/// Bytes for each sign-in and its end: the router keeps every address that it has been at, three a round, for as long
/// as the page lives. (Leptos's effects kept five times as much: `src/reactive/effect.rs`.)
const OF_THE_ROUTER: f64 = 1_000.0;
/// Number of pages before the browser's time limit for one script ends.
const AT_ONCE: u32 = 25;

#[test]
fn five_hundred_sign_ins_leave_nothing_behind_in_the_page() {
    let world = World::start();
    let person = world.person("five-hundred");
    let page = world.page_in_new_browser();
    page.watch_memory();
    page.open("/login");
    page.flow();
    let sign_in = |times| (0..times / AT_ONCE).for_each(|_| page.sign_in_and_out(&person, AT_ONCE));
    page.see_that("(window.isMarked = true)");

    sign_in(WARM_UP);
    let before = page.memory();
    sign_in(TIMES - WARM_UP);
    let after = page.memory();

    eprintln!("after {WARM_UP} sign-ins: {before}");
    eprintln!("after {TIMES} sign-ins: {after}");
    page.see_that("window.isMarked === true");
    assert!(after.wasm <= before.wasm + f64::from(TIMES - WARM_UP) * OF_THE_ROUTER, "{before}; {after}");
    assert!(after.nodes <= before.nodes + 50.0, "{before}; {after}");
    assert!(after.listeners <= before.listeners + 10.0, "{before}; {after}");
    assert!(after.heap <= before.heap * 1.1, "{before}; {after}");
}

#[test]
fn fifty_pages_at_once_each_sign_in_their_own_person() {
    let world = World::start();
    let people: Vec<_> = (0..50).map(|number| world.person(&format!("one-of-fifty-{number}"))).collect();
    let page = world.page();
    // Each host has cookies of its own, as each person's browser has.
    let url_of = |number: usize| world.spa().origin().replace("localhost", &format!("person-{number}.localhost"));
    let tabs: Vec<_> = people.iter().map(|_| page.open_tab()).collect();

    for (number, tab) in tabs.iter().enumerate() {
        page.look_at(tab);
        page.begin_to_open(&format!("{}/login", url_of(number)));
    }
    for (tab, person) in tabs.iter().zip(&people) {
        page.look_at(tab);
        page.sign_in_unseen(person);
    }
    for (number, (tab, person)) in tabs.iter().zip(&people).enumerate() {
        page.look_at(tab);
        // Kratos knows one host, and leads there.
        page.see_that("location.hostname === 'localhost'");
        page.open(&format!("{}/", url_of(number)));
        page.see(&person.email);
    }

    let is_sign_in = |seen: &Seen| seen.method == "POST" && seen.path.starts_with("/self-service/login");
    assert_eq!(world.spa().count(is_sign_in), people.len());
}
