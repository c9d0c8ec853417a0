//! The ends of flows, and the flow that takes the place of one that is over.

use leptos_kratos_e2e::{Page, World};

use super::{answer_with, captured, see_flow, see_no_barrier};

const STRANGER: (&str, &str) = ("GET /sessions/whoami", "A-whoami-401");
const SIGNED_IN: (&str, &str) = ("GET /sessions/whoami", "A-whoami-200");

/// Opens a page whose flow is `first`, presses a button, and gets `answer`.
#[track_caller]
fn press(world: &World, (kind, target): (&str, &str), first: &str, button: (&str, &str), answer: &str) -> Page {
    let page = world.page();
    let begun = format!("GET /self-service/{kind}/browser");
    let sent = format!("POST /self-service/{kind}");
    answer_with(world, &[STRANGER, (&begun, first)]);
    page.open(target);
    see_flow(world, &page, first, (first == "A-login-init-aal2").then_some("lookup_secret"));

    answer_with(
        world,
        &[
            SIGNED_IN,
            (&sent, answer),
            ("GET /self-service/settings/flows", "A-settings-init"),
            ("GET /self-service/verification/flows", "A-verification-post-sent"),
            ("GET /self-service/login/flows", "B-login-init"),
            ("GET /self-service/registration/flows", "B-registration-init"),
            ("GET /sessions", "A-sessions-list-one"),
        ],
    );
    page.press_node(button.0, button.1);
    page
}

#[test]
fn who_is_let_in_comes_home() {
    let world = World::start();
    let whoami = captured(&world, "A-whoami-200");
    let address = whoami["body"]["identity"]["traits"]["email"].as_str().unwrap();
    for (page, first, button, answer) in [
        (("login", "/login?aal=aal2"), "A-login-init-aal2", ("method", "totp"), "A-login-post-aal2-totp-ok"),
        (("login", "/login?aal=aal2"), "F-login-init-aal2", ("method", "code"), "F-login-post-aal2-code-ok"),
        (("registration", "/register"), "A-registration-init", ("method", "password"), "A-registration-post-ok"),
        (
            ("registration", "/register"),
            "C-registration-post-code-sent",
            ("method", "code"),
            "C-registration-post-code-ok",
        ),
    ] {
        let page = press(&world, page, first, button, answer);

        page.see_path("/");
        page.see_heading("Your account");
        page.see(address);
        see_no_barrier(&page, answer);
    }
}

#[test]
fn who_signs_up_verifies_the_address() {
    let world = World::start();
    let begin = "B-registration-post-profile";

    let page =
        press(&world, ("registration", "/register"), begin, ("method", "password"), "B-registration-post-password-ok");

    page.see_path("/verification");
    see_flow(&world, &page, "A-verification-post-sent", None);
}

#[test]
fn who_gets_back_in_chooses_a_new_password() {
    let world = World::start();

    let page =
        press(&world, ("recovery", "/recovery"), "A-recovery-post-sent", ("method", "code"), "A-recovery-post-code-ok");

    page.see_path("/settings");
    page.see_heading("Account settings");
    see_flow(&world, &page, "A-settings-init", None);
}

#[test]
fn a_provider_is_gone_to() {
    let world = World::start();

    let page = press(&world, ("login", "/login"), "A-login-init", ("provider", "local"), "A-login-post-oidc");

    page.see_path("/nowhere");
    page.see_that("new URLSearchParams(location.search).get('client_id') === 'kratos'");
}

#[test]
fn who_took_too_long_begins_anew() {
    let world = World::start();
    for (page, first, answer, renewed) in [
        (("login", "/login"), "A-login-init", "E-login-post-expired", "B-login-init"),
        (("registration", "/register"), "A-registration-init", "E-registration-post-expired", "B-registration-init"),
    ] {
        let page = press(&world, page, first, ("method", "password"), answer);

        see_flow(&world, &page, renewed, None);
        page.see_that("document.querySelector('.toast') !== null");
    }
}

#[test]
fn a_flow_that_cannot_be_had_is_replaced() {
    let world = World::start();
    for (target, answer) in [
        ("/login?flow=1", "A-login-get-404"),
        ("/login?flow=1", "A-login-get-no-csrf-cookie"),
        ("/login?flow=1", "E-login-get-expired"),
        ("/settings?flow=1", "E-settings-get-expired"),
    ] {
        let page = world.page();
        let is_settings = target.starts_with("/settings");
        answer_with(
            &world,
            &[
                if is_settings { SIGNED_IN } else { STRANGER },
                ("GET /self-service/login/flows", answer),
                ("GET /self-service/settings/flows", answer),
                ("GET /self-service/login/browser", "A-login-init"),
                ("GET /self-service/settings/browser", "A-settings-init"),
            ],
        );

        page.open(target);

        let renewed = if is_settings { "A-settings-init" } else { "A-login-init" };
        see_flow(&world, &page, renewed, None);
    }
}

#[test]
fn a_place_that_kratos_does_not_lead_to_is_forgotten() {
    let world = World::start();
    let page = world.page();
    answer_with(
        &world,
        &[
            STRANGER,
            ("GET /self-service/login/browser?return_to", "A-login-init-bad-return-to"),
            ("GET /self-service/login/browser", "A-login-init"),
        ],
    );

    page.open("/login?return_to=https://evil.example/");

    see_flow(&world, &page, "A-login-init", None);
}

#[test]
fn a_recovery_that_was_used_leads_on() {
    let world = World::start();
    let page = world.page();
    answer_with(&world, &[STRANGER, ("GET /self-service/recovery/flows", "A-recovery-get-used")]);

    page.open("/recovery?flow=1");

    page.see_heading("Recover your account");
    see_no_barrier(&page, "A-recovery-get-used");
}
