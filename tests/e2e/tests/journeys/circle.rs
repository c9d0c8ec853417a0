//! Answers that lead round in a circle: the page notices, stops, and says so.

use std::{thread, time::Duration};

use leptos_kratos_e2e::{Fault, Page, World};
use serde_json::json;

const NOT_UNDERSTOOD: &str = "The server sent an answer this page doesn’t understand. Please try again.";

/// More requests than any page needs.
const MANY: usize = 25;

fn error(code: u16, id: &str, further: &serde_json::Value) -> Fault {
    let mut body = json!({ "error": { "id": id, "code": code, "status": "", "reason": "", "message": "" } });
    if let (Some(body), Some(further)) = (body.as_object_mut(), further.as_object()) {
        body.extend(further.clone());
    }
    Fault::Captured(code, body.to_string().into())
}

/// Waits until the page says that it goes no further, and checks that it does not.
#[track_caller]
fn see_it_end(world: &World, page: &Page) {
    page.see(NOT_UNDERSTOOD);
    let count = world.spa().count(|_| true);
    assert!(count < MANY, "{count} requests");
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(world.spa().count(|_| true), count, "it goes on");
}

#[test]
fn a_session_that_is_there_for_one_page_and_not_for_the_other_is_no_circle() {
    let world = World::start();
    let person = world.person("circle");
    world.spa().break_requests(|seen| match seen.path.as_str() {
        "/sessions/whoami" => Some(error(401, "session_inactive", &json!({}))),
        path if path.starts_with("/self-service/login/browser") => {
            Some(error(400, "session_already_available", &json!({})))
        }
        _ => None,
    });
    let page = world.page();

    page.open("/");
    see_it_end(&world, &page);
    world.spa().mend();
    page.press("Try again");

    page.sign_in_as(&person);
    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn settings_that_know_nobody_and_a_sign_in_that_knows_somebody_are_no_circle() {
    let world = World::start();
    world.spa().break_requests(|seen| {
        let is = |begin: &str| seen.path.starts_with(begin);
        if is("/self-service/settings/browser") || is("/sessions") {
            return Some(error(401, "session_inactive", &json!({})));
        }
        is("/self-service/login/browser").then(|| error(400, "session_already_available", &json!({})))
    });
    let page = world.page();

    page.open("/settings");

    see_it_end(&world, &page);
}

#[test]
fn a_flow_that_is_always_over_is_no_circle() {
    let world = World::start();
    world.spa().break_requests(|seen| {
        let is_login = seen.path.starts_with("/self-service/login/");
        let other = json!({ "use_flow_id": "2b6d1a4e-3a43-4b53-8d7c-6f3a0f3f6a11" });
        is_login.then(|| error(410, "self_service_flow_expired", &other))
    });
    let page = world.page();

    page.open("/login");

    see_it_end(&world, &page);
}

#[test]
fn a_redirect_to_the_page_itself_is_no_circle() {
    let world = World::start();
    let here = format!("{}/login", world.spa().origin());
    world.spa().break_requests(move |seen| {
        let is_login = seen.path.starts_with("/self-service/login/browser");
        is_login
            .then(|| error(422, "browser_location_change_required", &json!({ "redirect_browser_to": here.clone() })))
    });
    let page = world.page();

    page.open("/login");

    see_it_end(&world, &page);
}
