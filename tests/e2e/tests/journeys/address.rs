//! Addresses that are not a flow's own page.

use leptos_kratos_e2e::World;

#[test]
fn registration_is_another_name_for_register() {
    let page = World::shared().page();

    page.open("/registration");

    page.see_heading("Create your account");
    page.flow();
    page.fill("E-mail", "alias@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");
    page.see_path("/verification");
}

#[test]
fn nothing_is_at_an_unknown_address() {
    let page = World::shared().page();

    page.open("/no/such/page");
    page.see_heading("Page not found");
    // The server's answer says so as well, which the browser notes.
    let complaints = page.take_complaints().unwrap();
    assert!(complaints.iter().all(|line| line.contains("/no/such/page")), "{complaints:?}");
    page.press("Go to the start page");

    page.see_path("/login");
}

#[test]
fn an_error_is_shown_in_the_words_of_kratos_with_a_way_on() {
    let page = World::shared().page();

    page.open("/error?id=stub:500");
    page.see_heading("Something went wrong");
    page.see("This is an example of an error.");
    page.press("Back to sign-in");

    page.see_path("/login");
}

#[test]
fn a_forgotten_error_has_a_way_on() {
    let page = World::shared().page();

    page.open("/error?id=00000000-0000-4000-8000-000000000000");
    page.see("This error is no longer known.");
    page.press("Go to the start page");

    page.see_path("/login");
}

#[test]
fn no_error_has_a_way_on() {
    let page = World::shared().page();

    page.open("/error");

    page.see("There is no error to show.");
}
