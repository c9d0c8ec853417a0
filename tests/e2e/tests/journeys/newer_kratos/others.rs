//! Pages without a form: home, sessions, signing out, errors.

use std::time::Duration;

use leptos_kratos_e2e::{Fault, World};

use super::{answer_with, see_flow, see_no_barrier};

const SIGNED_IN: (&str, &str) = ("GET /sessions/whoami", "A-whoami-200");

#[test]
fn the_start_page_knows_who_is_signed_in() {
    let world = World::start();
    for (whoami, heading) in [
        ("A-whoami-200", "Your account"),
        ("A-whoami-aal2-required", "Your account"),
        ("F-whoami-aal2-required", "Your account"),
        ("A-whoami-401", "Sign in"),
    ] {
        let page = world.page();
        answer_with(&world, &[("GET /sessions/whoami", whoami), ("GET /self-service/login/browser", "A-login-init")]);

        page.open("/");

        page.see_heading(heading);
        see_no_barrier(&page, whoami);
    }
}

#[test]
fn who_is_signed_in_need_not_sign_in_or_up() {
    let world = World::start();
    for (target, call, answer) in [
        ("/login", "GET /self-service/login/browser", "A-login-init-session-already"),
        ("/register", "GET /self-service/registration/browser", "A-registration-init-session-already"),
    ] {
        let page = world.page();
        answer_with(&world, &[SIGNED_IN, (call, answer)]);

        page.open(target);

        page.see_path("/");
        page.see_heading("Your account");
    }
}

#[test]
fn other_devices_are_listed_and_signed_out() {
    let world = World::start();
    let page = world.page();
    answer_with(&world, &[SIGNED_IN, ("GET /sessions", "A-sessions-list-two")]);

    page.open("/sessions");
    page.see_that("document.querySelectorAll('#sessions li').length === 2");
    see_no_barrier(&page, "A-sessions-list-two");
    answer_with(
        &world,
        &[SIGNED_IN, ("DELETE /sessions", "A-sessions-revoke-others"), ("GET /sessions", "A-sessions-list-one")],
    );
    page.press("Sign out everywhere else");
    page.see_that("(yes => (yes?.click(), Boolean(yes)))(document.querySelector('dialog[open] .button-danger'))");

    page.see("You are not signed in anywhere else.");
    see_no_barrier(&page, "A-sessions-list-one");
}

#[test]
fn devices_that_are_on_their_way_are_no_barrier() {
    let world = World::start();
    let person = world.person("devices");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    world.spa().break_requests(|seen| (seen.path == "/sessions").then_some(Fault::Delay(Duration::from_secs(20))));

    page.open("/sessions");

    page.see_that("document.querySelector('#sessions li [role=status]') !== null");
    see_no_barrier(&page, "devices on their way");
}

#[test]
fn who_signs_out_comes_to_the_sign_in_page() {
    let world = World::start();
    for logout in ["A-logout-init", "A-logout-init-401"] {
        let page = world.page();
        answer_with(&world, &[SIGNED_IN]);
        page.open("/logout");
        page.see_heading("Sign out?");
        see_no_barrier(&page, "logout");

        answer_with(
            &world,
            &[
                ("GET /sessions/whoami", "A-whoami-401"),
                ("GET /self-service/logout/browser", logout),
                ("GET /self-service/logout?token=", "A-logout-perform"),
                ("GET /self-service/login/browser", "A-login-init"),
            ],
        );
        page.see_that("(document.querySelector('main .button').click(), true)");

        page.see_path("/login");
        see_flow(&world, &page, "A-login-init", None);
    }
}

#[test]
fn an_error_is_told_or_is_gone() {
    let world = World::start();
    for (answer, said) in
        [("A-error-get-stub", "This is an example of an error."), ("A-error-get-404", "This error is no longer known.")]
    {
        let page = world.page();
        answer_with(&world, &[("GET /sessions/whoami", "A-whoami-401"), ("GET /self-service/errors?id=", answer)]);

        page.open("/error?id=stub:500");

        page.see_heading("Something went wrong");
        page.see(said);
        see_no_barrier(&page, answer);
    }
}
