//! Proving the person's identity again.

use leptos_kratos_e2e::World;

#[test]
fn who_is_signed_in_is_seen_and_stays_the_same() {
    let world = World::shared();
    let person = world.person("refresh");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/login?refresh=true&return_to=/settings");
    page.see_heading("Confirm it’s you");
    page.see("Signed in as");
    page.see_in("identifier", &person.email);
    page.see_that("document.getElementsByName('identifier')[0].readOnly");
    page.fill("Password", "not the right one");
    page.press("Sign in");
    page.see_message(4000006);
    page.see_in("identifier", &person.email);
    page.fill("Password", &person.password);
    page.press("Sign in");

    page.see_path("/settings");
}

#[test]
fn who_is_somebody_else_can_sign_out() {
    let world = World::shared();
    let person = world.person("refresh-not-me");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/login?refresh=true&return_to=/settings");
    page.see("Not you?");
    page.press("Sign out");

    page.see_heading("Sign in");
    page.see_in("identifier", "");
    assert_eq!(page.status_of("/.ory/sessions/whoami"), 401);
}
