//! A change in one tab is noticed in the other, when the person comes back to it.

use leptos_kratos_e2e::World;

#[test]
fn who_has_signed_in_in_another_tab_is_signed_in_here_too() {
    let world = World::shared();
    let person = world.person("tabs-sign-in");
    let page = world.page_in_window();
    page.open("/login");
    page.flow();
    page.see_that("(window.isMarked = true)");
    page.sign_in_in_another_tab(&person);

    page.return_to_first_tab();

    page.see_path("/");
    page.see(&person.email);
    page.see_that("window.isMarked === true");
}

#[test]
fn a_sign_up_goes_where_it_was_to_lead_when_somebody_has_signed_in_beside_it() {
    let world = World::shared();
    let person = world.person("tabs-return-to");
    let page = world.page_in_window();
    page.open("/register?return_to=/settings");
    page.flow();
    page.sign_in_in_another_tab(&person);

    page.return_to_first_tab();

    page.see_path("/settings");
}

#[test]
fn who_has_signed_out_in_another_tab_is_signed_out_here_too() {
    let world = World::shared();
    let person = world.person("tabs-sign-out");
    let page = world.page_in_window();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    for (path, sight) in [("/", "Signed in as"), ("/sessions", "This device"), ("/settings", "This device")] {
        page.open(path);
        page.see(sight);
        let other = page.open_tab();
        page.open("/");
        page.press("Sign out");
        page.see_path("/login");
        page.return_to_first_tab();

        page.see_path("/login");
        page.sign_in_as(&person);
        page.see_path(path);
        page.look_at(&other);
        page.open("about:blank");
        page.return_to_first_tab();
    }
}

#[test]
fn a_second_factor_that_is_asked_for_is_not_left_for_coming_back() {
    let world = World::shared();
    let person = world.person("tabs-refresh");
    let page = world.page_in_window();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    page.open("/login?refresh=true");
    page.see_heading("Confirm it’s you");
    let flow = page.flow();
    page.open_tab();
    page.open("/");
    page.see(&person.email);

    page.return_to_first_tab();
    page.fill("Password", &person.password);

    assert_eq!(page.flow(), flow);
    page.see_heading("Confirm it’s you");
}

#[test]
fn what_is_typed_outlives_a_look_at_another_tab() {
    let page = World::shared().page_in_window();
    page.open("/login");
    let flow = page.flow();
    page.fill("E-mail", "half@example.com");
    page.open_tab();
    page.open("/recovery");
    page.flow();

    page.return_to_first_tab();
    page.see_that("document.visibilityState === 'visible'");
    page.fill("Password", "half a password");

    page.see_in("identifier", "half@example.com");
    assert_eq!(page.flow(), flow);
}
