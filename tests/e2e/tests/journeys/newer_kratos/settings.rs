//! The settings, card by card.

use leptos_kratos_e2e::{Page, World};

use super::{answer_with, see_flow, see_no_barrier};

const SIGNED_IN: [(&str, &str); 2] =
    [("GET /sessions/whoami", "A-whoami-200"), ("GET /sessions", "A-sessions-list-one")];

#[track_caller]
fn open(world: &World, first: &str) -> Page {
    let page = world.page();
    let [own, others] = SIGNED_IN;
    answer_with(world, &[own, others, ("GET /self-service/settings/browser", first)]);

    page.open("/settings");
    page.see_heading("Account settings");
    see_flow(world, &page, first, None);
    page
}

/// Presses a button, confirms if it asks, and waits for the answer.
#[track_caller]
fn press(world: &World, page: &Page, (name, value): (&str, &str), answer: &str) {
    let [own, others] = SIGNED_IN;
    let calls = [own, others, ("GET /self-service/settings/flows", answer), ("POST /self-service/settings", answer)];
    answer_with(world, &calls);

    page.press_node(name, value);
    page.see_that("(document.querySelector('dialog[open] .button-danger')?.click(), document.querySelector('form[aria-busy=true], dialog[open]') === null)");
    see_flow(world, page, answer, None);
}

#[test]
fn changing_the_profile_and_the_password() {
    let world = World::start();
    let page = open(&world, "A-settings-init");

    press(&world, &page, ("method", "profile"), "A-settings-post-profile-invalid");
    press(&world, &page, ("method", "profile"), "A-settings-post-profile-ok");
    press(&world, &page, ("method", "profile"), "A-settings-post-email-change");
    press(&world, &page, ("method", "password"), "A-settings-post-password-short");
    press(&world, &page, ("method", "password"), "A-settings-post-password-same");
    press(&world, &page, ("method", "password"), "A-settings-post-password-ok");
}

#[test]
fn setting_up_second_factors() {
    let world = World::start();
    let page = open(&world, "A-settings-init");

    press(&world, &page, ("method", "totp"), "A-settings-post-totp-wrong");
    press(&world, &page, ("method", "totp"), "A-settings-post-totp-ok");
    press(&world, &page, ("lookup_secret_regenerate", "true"), "A-settings-post-lookup-regenerate");
    page.see_that("document.querySelectorAll('.text-codes li').length === 12");
    press(&world, &page, ("lookup_secret_confirm", "true"), "A-settings-post-lookup-confirm");
}

#[test]
fn what_is_set_up_already() {
    let world = World::start();
    let page = open(&world, "A-settings-init-all-enrolled");

    press(&world, &page, ("lookup_secret_reveal", "true"), "A-settings-post-lookup-reveal");
    page.see_that("document.querySelectorAll('.text-codes li').length === 12");
}

#[test]
fn linking_leads_to_the_provider() {
    let world = World::start();
    let page = open(&world, "A-settings-init");
    answer_with(&world, &[("POST /self-service/settings", "A-settings-post-oidc-link")]);

    page.press_node("link", "local");

    page.see_path("/nowhere");
    page.see_that("new URLSearchParams(location.search).get('client_id') === 'kratos'");
}

#[test]
fn strangers_sign_in_first() {
    let world = World::start();
    let page = world.page();
    answer_with(
        &world,
        &[
            ("GET /sessions/whoami", "A-whoami-401"),
            ("GET /self-service/settings/browser", "A-settings-init-no-session"),
            ("GET /self-service/login/browser", "A-login-init"),
        ],
    );

    page.open("/settings");

    page.see_path("/login");
    page.see_that("new URLSearchParams(location.search).get('return_to') === '/settings'");
    see_flow(&world, &page, "A-login-init", None);
}

#[test]
fn who_has_shown_one_factor_shows_the_second_one_first() {
    let world = World::start();
    let page = world.page();
    answer_with(
        &world,
        &[
            ("GET /sessions/whoami", "A-whoami-aal2-required"),
            ("GET /self-service/settings/browser", "A-settings-init-aal2-required"),
            ("GET /self-service/login/browser?return_to=%2Fsettings&aal=aal2", "A-login-init-aal2"),
        ],
    );

    page.open("/settings");

    page.see_heading("Two-step verification");
    see_flow(&world, &page, "A-login-init-aal2", Some("lookup_secret"));
}

#[test]
fn who_was_away_for_long_confirms_who_they_are() {
    let world = World::start();
    let page = open(&world, "A-settings-init");
    answer_with(
        &world,
        &[
            ("POST /self-service/settings", "D-settings-post-refresh-required"),
            ("GET /self-service/login/browser?refresh=true", "D-login-init-refresh"),
        ],
    );

    page.press_node("method", "password");

    // Kratos itself leads from there to the sign-in page.
    page.see_path("/.ory/self-service/login/browser");
    page.see_that("new URLSearchParams(location.search).get('return_to').includes('/self-service/settings?flow=')");
    // Its answer here is not a page, and has no icon.
    drop(page.take_complaints());
}

#[test]
fn settings_that_are_too_old_begin_anew() {
    let world = World::start();
    let page = open(&world, "A-settings-init");
    let [own, others] = SIGNED_IN;
    let renewed = ("GET /self-service/settings/flows", "A-settings-init-all-enrolled");
    answer_with(&world, &[own, others, renewed, ("POST /self-service/settings", "E-settings-post-expired")]);

    page.press_node("method", "profile");

    see_flow(&world, &page, "A-settings-init-all-enrolled", None);
    see_no_barrier(&page, "E-settings-post-expired");
}
