//! Errors that Kratos finds at sign-up: each is shown at its field, and nothing typed is lost.

use leptos_kratos_e2e::{Page, World};

const PASSWORD: &str = "an unusual passphrase";

const INVALID: u32 = 4000001;
const MISSING: u32 = 4000002;
const TOO_SHORT: u32 = 4000003;
const PATTERN: u32 = 4000004;
const TAKEN: u32 = 4000007;
const TOO_LONG: u32 = 4000017;
const PASSWORD_TOO_SIMILAR: u32 = 4000031;
const PASSWORD_TOO_SHORT: u32 = 4000032;

/// Opens the form and fills in values that Kratos accepts.
fn filled_in_form(email: &str) -> Page {
    let page = World::shared().page();

    page.open("/register");
    page.fill("E-mail", email);
    page.fill("Name", "Ada");
    page.fill("Username", "ada-1");
    page.fill("Password", PASSWORD);
    page
}

/// Types a wrong value into a field of a form that is right otherwise.
#[track_caller]
fn assert_told_at(page: &Page, field: &str, wrong: &str, message: u32) {
    page.fill(field, wrong);
    page.press("Sign up");

    page.see_message_at(field, message);
    page.see_focus_on(field);
    for (other, typed) in
        [("traits.email", "faultless@example.com"), ("traits.name", "Ada"), ("traits.username", "ada-1")]
    {
        page.see_in(other, if other == field { wrong } else { typed });
    }
    page.flow();
}

#[test]
fn an_address_has_to_be_there_and_to_be_one() {
    let page = filled_in_form("faultless@example.com");

    assert_told_at(&page, "traits.email", "", MISSING);
    assert_told_at(&page, "traits.email", "nobody", INVALID);
}

#[test]
fn a_username_has_three_plain_letters_or_more() {
    let page = filled_in_form("faultless@example.com");

    assert_told_at(&page, "traits.username", "x y", PATTERN);
    assert_told_at(&page, "traits.username", "ab", TOO_SHORT);
}

#[test]
fn a_name_has_an_end() {
    let page = filled_in_form("faultless@example.com");

    assert_told_at(&page, "traits.name", &"n".repeat(129), TOO_LONG);
}

#[test]
fn a_password_is_long_and_not_the_address() {
    let page = filled_in_form("faultless@example.com");

    assert_told_at(&page, "password", "seven77", PASSWORD_TOO_SHORT);
    assert_told_at(&page, "password", "faultless@example.com", PASSWORD_TOO_SIMILAR);
}

#[test]
fn the_focus_is_on_the_first_of_several_faults() {
    let page = filled_in_form("nobody");

    page.fill("Username", "x y");
    page.press("Sign up");

    page.see_message_at("traits.email", INVALID);
    page.see_message_at("traits.username", PATTERN);
    page.see_focus_on("traits.email");
}

#[test]
fn a_corrected_form_is_taken() {
    let page = filled_in_form("nobody");
    page.press("Sign up");
    page.see_message_at("traits.email", INVALID);
    page.see_focus_on("traits.email");

    page.fill("E-mail", "corrected@example.com");
    page.see_in("password", PASSWORD);
    page.press("Sign up");

    page.see_path("/verification");
}

#[test]
fn an_address_that_has_an_account() {
    let person = World::shared().person("taken");
    let page = filled_in_form(&person.email);

    page.press("Sign up");

    page.see_message(TAKEN);
    page.see_in("traits.email", &person.email);
    page.see_in("traits.username", "ada-1");
    page.press("Sign in");
    page.see_path("/login");
}
