//! Forms: their beginning, and the effect of each button.

use leptos_kratos_e2e::World;

use super::{answer_with, see_flow};

/// A button, by its `name` and `value`, and the answer to it.
type Press = (&'static str, &'static str, &'static str);

/// Opens a page of a kind of flow, and presses one button after the other.
#[track_caller]
fn walk(world: &World, (kind, target): (&str, &str), heading: &str, first: &str, presses: &[Press]) {
    let page = world.page();
    let [begun, asked] = ["browser", "flows"].map(|call| format!("GET /self-service/{kind}/{call}"));
    let sent = format!("POST /self-service/{kind}");
    let stranger = ("GET /sessions/whoami", "A-whoami-401");
    answer_with(world, &[stranger, (&begun, first)]);

    page.open(target);
    page.see_heading(heading);
    see_flow(world, &page, first, None);
    let mut before = first;
    for (name, value, answer) in presses {
        answer_with(world, &[stranger, (&asked, before), (&sent, answer)]);
        page.press_node(name, value);
        see_flow(world, &page, answer, None);
        before = answer;
    }
}

const LOGIN: (&str, &str) = ("login", "/login");
const REGISTRATION: (&str, &str) = ("registration", "/register");
const CONFIRM: &str = "Confirm it’s you";
const CREATE: &str = "Create your account";
const SECOND_FACTOR: &str = "Two-step verification";

#[test]
fn signing_in_with_all_methods_on_one_page() {
    let world = World::start();
    let presses = [
        ("method", "password", "A-login-post-empty"),
        ("method", "password", "A-login-post-wrong"),
        ("method", "password", "A-login-post-no-method"),
    ];

    walk(&world, LOGIN, "Sign in", "A-login-init", &presses);
    walk(&world, ("login", "/login?refresh=true"), CONFIRM, "A-login-init-refresh", &[]);
    walk(&world, ("login", "/login?refresh=true"), CONFIRM, "D-login-init-refresh", &[]);
}

#[test]
fn signing_in_with_the_address_first() {
    let world = World::start();
    let presses = [
        ("method", "identifier_first", "B-login-post-identifier-unknown"),
        ("method", "identifier_first", "B-login-post-identifier"),
    ];

    walk(&world, LOGIN, "Sign in", "B-login-init", &presses);
}

#[test]
fn signing_in_with_a_mailed_code() {
    let world = World::start();
    let presses = [("method", "code", "C-login-post-code-sent"), ("method", "code", "C-login-post-code-wrong")];

    walk(&world, LOGIN, "Sign in", "C-login-init", &presses);
    walk(&world, LOGIN, "Sign in", "C-login-init-again", &[]);
}

#[test]
fn confirming_with_a_mailed_code() {
    let world = World::start();
    let presses =
        [("method", "code", "F-login-post-aal2-code-sent"), ("method", "code", "F-login-post-aal2-code-wrong")];

    walk(&world, ("login", "/login?aal=aal2"), SECOND_FACTOR, "F-login-init-aal2", &presses);
}

#[test]
fn signing_up_on_one_page() {
    let world = World::start();
    let presses = [
        ("method", "password", "A-registration-post-invalid"),
        ("method", "password", "A-registration-post-duplicate"),
    ];

    walk(&world, REGISTRATION, CREATE, "A-registration-init", &presses);
}

#[test]
fn signing_up_in_two_steps() {
    let world = World::start();
    let presses = [
        ("method", "profile", "B-registration-post-profile-invalid"),
        ("method", "profile", "B-registration-post-profile"),
        ("screen", "previous", "B-registration-post-previous"),
        ("method", "profile", "B-registration-post-profile"),
        ("method", "password", "B-registration-post-password-short"),
    ];

    walk(&world, REGISTRATION, CREATE, "B-registration-init", &presses);
}

#[test]
fn signing_up_with_a_mailed_code() {
    let world = World::start();
    let presses = [
        ("method", "code", "C-registration-post-code-sent"),
        ("method", "code", "C-registration-post-code-wrong"),
        ("method", "code", "C-registration-post-code-resend"),
    ];

    walk(&world, REGISTRATION, CREATE, "C-registration-init", &presses);
}

#[test]
fn getting_back_into_an_account() {
    let world = World::start();
    let presses = [
        ("method", "code", "A-recovery-post-invalid"),
        ("method", "code", "A-recovery-post-sent"),
        ("method", "code", "A-recovery-post-wrong-code"),
    ];

    walk(&world, ("recovery", "/recovery"), "Recover your account", "A-recovery-init", &presses);
}

#[test]
fn verifying_an_address() {
    let world = World::start();
    let presses = [
        ("method", "code", "A-verification-post-sent"),
        ("method", "code", "A-verification-post-wrong-code"),
        ("method", "code", "A-verification-post-code-ok"),
    ];

    walk(&world, ("verification", "/verification"), "Verify your address", "A-verification-init", &presses);
}
