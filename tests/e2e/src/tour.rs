//! A tour of every page and its states, in any language: no element is looked up by its text.

use crate::{Fault, Page, World};

/// Stops at every page. `at` gets the name of each, once it stands still.
///
/// The person has an account of their own, `name`, and a second factor in the end.
#[track_caller]
pub fn tour(world: &World, page: &Page, name: &str, at: &mut dyn FnMut(&str)) {
    strangers(world, page, at);
    known(world, page, name, at);
}

/// Visits the pages of a person who is not signed in.
#[track_caller]
fn strangers(world: &World, page: &Page, at: &mut dyn FnMut(&str)) {
    stop(page, "/login", "form.flow");
    at("login");
    sign_in(page, "nobody@example.com", "not the right one");
    page.see_message(4000006);
    at("login-wrong");
    stop(page, "/register", "form.flow");
    at("registration");
    page.fill("traits.email", "not an address");
    page.fill("password", "short");
    page.press_node("method", "password");
    page.see_that("document.querySelector('[aria-invalid=true]') !== null");
    at("registration-wrong");
    stop(page, "/recovery", "form.flow");
    at("recovery");
    page.fill("email", "somebody@example.com");
    page.press_node("method", "code");
    page.see_that("document.getElementsByName('code').length === 1");
    at("recovery-code");
    page.fill("code", "000000");
    page.press_node("method", "code");
    page.see_message(4060006);
    at("recovery-code-wrong");
    stop(page, "/verification", "form.flow");
    at("verification");
    stop(page, "/error?id=stub:500", "main h1");
    at("error");
    stop(page, "/nowhere", "main h1");
    at("not-found");
    world.spa().break_requests(|_| Some(Fault::BadGateway));
    stop(page, "/login", ".problem");
    at("outage");
    world.spa().mend();
}

/// Visits the pages of a person who is signed in.
#[track_caller]
fn known(world: &World, page: &Page, name: &str, at: &mut dyn FnMut(&str)) {
    let person = world.person(name);
    stop(page, "/login", "form.flow");
    sign_in(page, &person.email, &person.password);
    page.see_that("document.querySelector('.facts') !== null");
    at("home");
    stop(page, "/logout", "main .button");
    at("logout");
    stop(page, "/verification", "form.flow");
    page.see_in("email", &person.email);
    page.press_node("method", "code");
    page.see_that("document.getElementsByName('code').length === 1");
    at("verification-code");
    stop(page, "/settings", "#sessions .badge");
    // The companion server has a part in it.
    page.see_that("document.querySelector('[data-testid=\"account/delete\"]') !== null");
    page.see_that("!document.querySelector('#account [role=status]')");
    at("settings");
    page.see_that("(document.querySelector('[data-testid=\"account/delete\"]').click(), true)");
    page.see_focus_on("confirm");
    at("settings-delete");
    page.type_keys("\u{e00c}");
    page.see_that("document.querySelector('dialog') === null");
    page.press_node("lookup_secret_regenerate", "true");
    page.see_that("document.querySelector('.text-codes') !== null");
    at("settings-codes");
    page.press_node("lookup_secret_confirm", "true");
    page.see_that("document.getElementsByName('lookup_secret_disable').length === 1");
    page.press_node("lookup_secret_disable", "true");
    page.see_that("document.querySelector('dialog[open]') !== null");
    at("settings-dialog");
    stop(page, "/sessions", "#sessions .badge");
    at("sessions");
    stop(page, "/login?refresh=true", "form.flow");
    at("login-refresh");
    page.enrol_second_factors();
    stop(page, "/logout", "main .button");
    page.see_that("(document.querySelector('main .button').click(), true)");
    page.see_that("document.getElementsByName('password').length === 1");
    sign_in(page, &person.email, &person.password);
    page.see_that("document.querySelector('.choices') !== null");
    at("second-factor");
}

/// Fills in the sign-in form that is open, and submits it.
#[track_caller]
fn sign_in(page: &Page, identifier: &str, password: &str) {
    page.fill("identifier", identifier);
    page.fill("password", password);
    page.press_node("method", "password");
}

/// Opens a page, and waits until it is there.
#[track_caller]
fn stop(page: &Page, target: &str, sign: &str) {
    page.open(target);
    page.see_that(&format!("document.querySelector('{sign}') !== null && !document.querySelector('.skeleton')"));
}
