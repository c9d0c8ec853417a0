//! Signing out.

use leptos_kratos_e2e::World;

#[test]
fn who_signs_out_has_no_session_any_more() {
    let world = World::shared();
    let person = world.person("sign-out");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    let session = page.cookie("ory_kratos_session").expect("who is signed in has a session");
    assert_eq!(world.whoami(&session), 200);

    page.press("Sign out");

    page.see_path("/login");
    page.see("You are signed out.");
    page.flow();
    assert_eq!(world.whoami(&session), 401);
    assert_eq!(page.status_of("/.ory/sessions/whoami"), 401);
}

#[test]
fn the_start_page_leads_strangers_to_sign_in() {
    let page = World::shared().page();

    page.open("/");

    page.see_path("/login");
    page.see_heading("Sign in");
}

#[test]
fn another_person_can_sign_in_afterwards() {
    let world = World::shared();
    let [first, second] = [world.person("first"), world.person("second")];
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&first);
    page.see(&first.email);
    page.press("Sign out");
    page.see_path("/login");

    page.sign_in_as(&second);

    page.see_path("/");
    page.see(&second.email);
    assert!(!page.sees(&first.email));
}
