//! Signing out.

use leptos_kratos_e2e::{Fault, World};
use serde_json::json;

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

#[test]
fn a_link_that_signs_out_asks_and_leads_back() {
    let world = World::shared();
    let person = world.person("sign-out-link");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/logout?return_to=/recovery");
    page.see(&person.email);
    page.press("Sign out");

    page.see_path("/recovery");
    page.see_status("/.ory/sessions/whoami", 401);
}

#[test]
fn a_link_that_signs_out_leads_to_other_places_that_kratos_allows() {
    let elsewhere = format!("{}/recovery", World::shared().spa().origin());
    let world = World::start_with(json!({ "selfservice": { "allowed_return_urls": [elsewhere] } }));
    let person = world.person("sign-out-elsewhere");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open(&format!("/logout?return_to={elsewhere}"));
    page.press("Sign out");

    page.see_that(&format!("location.href.startsWith('{elsewhere}')"));
    page.open("/");
    page.see_path("/login");
}

#[test]
fn a_link_that_signs_out_leads_nowhere_else() {
    let world = World::shared();
    let person = world.person("sign-out-evil");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/logout?return_to=https://evil.example/");
    page.press("Sign out");

    page.see_path("/login");
    page.see_status("/.ory/sessions/whoami", 401);
}

#[test]
fn who_follows_a_link_that_signs_out_can_stay() {
    let world = World::shared();
    let person = world.person("sign-out-stay");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.open("/logout");
    page.press("Stay signed in");

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn a_sign_out_that_fails_says_so_and_can_be_tried_again() {
    let world = World::start();
    let person = world.person("sign-out-fault");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    page.open("/login?refresh=true");
    page.see_heading("Confirm it’s you");
    world.spa().break_requests(|seen| seen.path.contains("/logout").then_some(Fault::BadGateway));

    page.press("Sign out");
    page.see("The server is having trouble right now.");
    world.spa().mend();
    page.press("Try again");

    page.see_path("/login");
    page.see_status("/.ory/sessions/whoami", 401);
}
