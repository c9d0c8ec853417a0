//! Submission of a form.

use std::time::Duration;

use leptos_kratos_e2e::{Fault, Page, World};

/// Opens a filled-in sign-in form whose answers are slow, and returns it with its flow's id.
fn slow_form(name: &str) -> (Page, String) {
    let world = World::shared();
    let person = world.person(name);
    let page = world.page();
    page.open("/login");
    let flow = page.flow();
    page.fill("E-mail", &person.email);
    page.fill("Password", &person.password);

    let slow = flow.clone();
    world.spa().break_requests(move |seen| seen.submits(&slow).then_some(Fault::Delay(Duration::from_millis(500))));
    (page, flow)
}

#[test]
fn two_clicks_are_one_submit() {
    let (page, flow) = slow_form("two-clicks");

    page.press_twice("Sign in with password");

    page.see_path("/");
    assert_eq!(World::shared().spa().count(|seen| seen.submits(&flow)), 1);
}

#[test]
fn two_enters_are_one_submit() {
    let (page, flow) = slow_form("two-enters");

    page.press_enter_in("Password", 2);

    page.see_path("/");
    assert_eq!(World::shared().spa().count(|seen| seen.submits(&flow)), 1);
}

#[test]
fn every_control_is_disabled_while_the_answer_is_awaited() {
    let (page, _) = slow_form("disabled");

    page.press("Sign in with password");

    page.see_that("document.querySelector('form').ariaBusy === 'true'");
    page.see_that("[...document.querySelector('form').elements].every(control => control.matches(':disabled'))");
    page.see_path("/");
}

#[test]
fn the_form_says_where_it_is_sent() {
    let page = World::shared().page();
    page.open("/login");

    let flow = page.flow();

    let action = format!("/.ory/self-service/login?flow={flow}");
    // Not `form.method`: that is the button of this name.
    assert_eq!(page.evaluate("document.querySelector('form').getAttribute('action')"), Ok(action));
    assert_eq!(page.evaluate("document.querySelector('form').getAttribute('method')"), Ok("POST".to_owned()));
}
