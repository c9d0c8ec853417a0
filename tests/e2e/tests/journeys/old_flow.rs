//! Links to flows that are gone, never existed, or belong to another person: a fresh flow with a sentence about it.

use std::{
    thread,
    time::{Duration, Instant},
};

use leptos_kratos_e2e::{Fault, Page, Seen, World};
use serde_json::json;

#[test]
fn an_unknown_flow_is_replaced() {
    let page = World::shared().page();

    for id in ["2b6d1a4e-3a43-4b53-8d7c-6f3a0f3f6a11", "garbage", "%3Cscript%3E"] {
        page.open(&format!("/login?flow={id}"));

        page.see("This page’s link was old, so a new page was opened.");

        assert_ne!(page.flow(), id);
    }
}

#[test]
fn a_flow_of_another_browser_is_replaced() {
    let world = World::shared();
    let other = world.page();
    other.open("/login");
    let foreign = other.flow();

    let page = world.page();
    page.open(&format!("/login?flow={foreign}"));

    page.see("This page no longer fits your session, so it was renewed.");
    assert_ne!(page.flow(), foreign);
}

#[test]
fn a_lost_csrf_cookie_keeps_the_address() {
    let world = World::shared();
    let person = world.person("csrf");
    let page = world.page();
    page.open("/login");
    let stale = page.flow();
    page.fill("E-mail", &person.email);
    page.fill("Password", &person.password);
    page.lose_cookies();

    page.press("Sign in with password");

    page.see("This page no longer fits your session, so it was renewed.");
    assert_ne!(page.flow(), stale);
    page.see_in("identifier", &person.email);
    page.see_in("password", "");
    page.fill("Password", &person.password);
    page.press("Sign in with password");
    page.see_path("/");
}

/// Returns to the first tab, whose request for the session gets no answer.
#[track_caller]
fn return_unnoticed(world: &World, page: &Page) {
    let is_question = |seen: &Seen| seen.path == "/sessions/whoami";
    let before = world.spa().count(is_question);
    world.spa().break_requests(move |seen| is_question(seen).then_some(Fault::Internal));
    page.return_to_first_tab();
    let end = Instant::now() + Duration::from_secs(10);
    while world.spa().count(is_question) == before {
        assert!(Instant::now() < end, "nobody asks who is signed in by now");
        thread::sleep(Duration::from_millis(20));
    }
    page.see_that("document.visibilityState === 'visible'");
    world.spa().mend();
}

#[test]
fn a_stranger_who_signed_in_in_another_tab_is_led_home() {
    let world = World::start();
    let person = world.person("stranger");
    let page = world.page_in_window();
    page.open("/");
    page.see_path("/login");
    page.flow();
    page.sign_in_in_another_tab(&person);

    return_unnoticed(&world, &page);
    page.press("Create one");

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn who_signed_in_in_another_tab_is_led_home() {
    let world = World::start();
    let person = world.person("two-tabs");
    let page = world.page_in_window();
    page.open("/login");
    page.flow();
    page.sign_in_in_another_tab(&person);

    return_unnoticed(&world, &page);
    page.sign_in_as(&person);

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn back_leads_to_the_flow_before() {
    let page = World::shared().page();
    page.open("/login");
    let flow = page.flow();
    page.press("Create one");
    page.see_path("/register");
    page.flow();

    page.go_back();

    page.see_path("/login");
    assert_eq!(page.flow(), flow);
    page.see_heading("Sign in");
}

#[test]
fn an_expired_sign_in_starts_again_with_the_address_kept() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "login": { "lifespan": "10s" } } } }));
    let person = world.person("expired");
    let page = world.page();
    page.open("/login");
    let expired = page.flow();
    page.fill("E-mail", &person.email);
    page.fill("Password", &person.password);
    page.see_status(&format!("/.ory/self-service/login/flows?id={expired}"), 410);

    page.press("Sign in with password");

    page.see("This page was open for too long, so it was renewed.");
    assert_ne!(page.flow(), expired);
    page.see_in("identifier", &person.email);
    page.see_in("password", "");
    page.fill("Password", &person.password);
    page.press("Sign in with password");
    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn an_expired_sign_up_starts_again_with_everything_but_the_password_kept() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "registration": { "lifespan": "10s" } } } }));
    let page = world.page();
    page.open("/register");
    let expired = page.flow();
    page.fill("E-mail", "slow@example.com");
    page.fill("Username", "slow");
    page.fill("Password", "an unusual passphrase");
    page.see_status(&format!("/.ory/self-service/registration/flows?id={expired}"), 410);

    page.press("Sign up");

    page.see("This page was open for too long, so it was renewed.");
    assert_ne!(page.flow(), expired);
    page.see_in("traits.email", "slow@example.com");
    page.see_in("traits.username", "slow");
    page.see_in("password", "");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");
    page.see_path("/verification");
}

/// Submits the open form's flow without a method, as a broken script would: Kratos keeps the flow like that for ever.
#[track_caller]
fn kill_flow(page: &Page, message: u32) -> String {
    let flow = page.flow();
    let text = page.submit_without_method();
    assert!(text.contains(&message.to_string()), "{text}");
    flow
}

#[test]
fn a_recovery_that_is_dead_starts_anew_with_the_address_kept() {
    let world = World::shared();
    let person = world.person("dead-recovery");
    let page = world.page();
    page.open("/recovery");
    let dead = kill_flow(&page, 4_010_005);
    page.fill("Email", &person.email);

    page.press("Continue");
    page.see("This attempt was over, so a new one was started.");
    page.see_in("email", &person.email);
    assert_ne!(page.flow(), dead);
    page.press("Continue");

    page.see_message(1_060_003);
    page.see_focus_on("code");
}

#[test]
fn a_link_to_a_dead_verification_leads_to_a_new_one() {
    let page = World::shared().page();
    page.open("/verification");
    let dead = kill_flow(&page, 4_010_006);

    page.reload();
    page.see("This attempt was over, so a new one was started.");
    assert_ne!(page.flow(), dead);
    page.fill("Email", "dead-verification@example.com");
    page.press("Continue");

    page.see_message(1_080_003);
}
