//! A page that the browser has kept as it was, and shows again: the back/forward cache. (Chromium does not keep a page
//! that has asked for passkeys, as the sign-in does: it is reloaded.)

use leptos_kratos_e2e::{Fault, Page, World};

/// Leaves for a document that is not the application.
#[track_caller]
fn leave(world: &World, page: &Page) {
    world.spa().replace_file("favicon.ico", Some(""));
    page.see_that("(window.isKept = true)");
    page.open("/config.schema.json");
}

#[track_caller]
fn come_back(page: &Page) {
    page.go_back();
    page.see_that("window.isKept === true");
}

#[test]
fn a_page_that_was_kept_submits_no_flow_that_is_over() {
    let world = World::start();
    let page = world.page_in_window();
    page.open("/register");
    let old = page.flow();
    page.fill("E-mail", "kept@example.com");

    leave(&world, &page);
    page.lose_cookies();
    come_back(&page);
    page.see("This page no longer fits your session, so it was renewed.");
    page.see_in("traits.email", "kept@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");

    page.see_path("/verification");
    assert_eq!(world.spa().count(|seen| seen.submits(&old)), 0);
}

#[test]
fn a_page_that_was_kept_keeps_what_was_typed() {
    let world = World::start();
    let page = world.page_in_window();
    page.open("/register");
    let flow = page.flow();
    page.fill("E-mail", "typed@example.com");

    leave(&world, &page);
    come_back(&page);

    assert_eq!(page.flow(), flow);
    page.see_in("traits.email", "typed@example.com");
}

#[test]
fn a_page_that_was_kept_knows_who_has_signed_in_meanwhile() {
    let world = World::start();
    let person = world.person("kept-signed-in");
    let page = world.page_in_window();
    page.open("/register");
    page.flow();

    leave(&world, &page);
    page.sign_in_directly(&person);
    come_back(&page);

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn a_sign_in_that_was_left_while_it_waited_can_be_used_again() {
    let world = World::start();
    let person = world.person("kept-busy");
    let page = world.page_in_window();
    page.open("/login");
    page.flow();
    world.spa().break_requests(|seen| (seen.method == "POST").then_some(Fault::Hang));
    page.sign_in_as(&person);
    page.see_that("document.querySelector('form').ariaBusy === 'true'");

    leave(&world, &page);
    world.spa().mend();
    page.go_back();
    page.sign_in_as(&person);

    page.see_path("/");
    page.see(&person.email);
}
