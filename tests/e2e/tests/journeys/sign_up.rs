//! Making an account.

use std::time::Duration;

use leptos_kratos_e2e::{Fault, World};

#[test]
fn who_signs_up_is_signed_in() {
    let page = World::shared().page();

    page.open("/register");
    page.see_heading("Create your account");
    page.fill("E-mail", "new@example.com");
    page.fill("Username", "new-one");
    page.fill("Name", "Somebody New");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");

    page.see_path("/verification");
    page.see_heading("Verify your address");
    page.flow();
    page.press("Skip for now");
    page.see_path("/");
    page.see("Somebody New");
    page.see("new@example.com");
    page.see("Signed in with\npassword");
    page.see("One factor");
    page.see_that("new Date(document.querySelector('time').dateTime) > new Date()");
}

#[test]
fn only_the_address_and_a_password_are_needed() {
    let page = World::shared().page();

    page.open("/register");
    page.fill("E-mail", "short@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");

    page.see_path("/verification");
    page.open("/");
    page.see("short@example.com");
}

#[test]
fn a_reload_keeps_the_flow() {
    let page = World::shared().page();

    page.open("/register");
    let flow = page.flow();
    page.reload();

    assert_eq!(page.flow(), flow);
}

/// Kratos sends a new CSRF cookie with every answer to a person without one: the schemas' late answer once replaced the
/// flow's, whose first submit was then refused.
#[test]
fn what_is_read_beside_the_form_leaves_its_cookie_alone() {
    let world = World::start();
    let is_schemas = |path: &str| path.starts_with("/schemas");
    let late = Duration::from_millis(700);
    world.spa().break_requests(move |seen| is_schemas(&seen.path).then_some(Fault::Delay(late)));
    let page = world.page();
    page.open("/register");
    page.see_that(
        "performance.getEntriesByType('resource').some(read => read.name.endsWith('/schemas') && read.responseEnd)",
    );

    page.fill("E-mail", "stranger@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");

    page.see_path("/verification");
}
