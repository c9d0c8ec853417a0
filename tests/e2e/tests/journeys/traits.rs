//! Traits of every type that an identity schema can have.

use leptos_kratos_e2e::{Page, World};
use serde_json::json;

/// Starts servers with a provider that knows the address alone.
fn world() -> World {
    // { identity: { traits: { email: std.extVar('claims').email } } }
    let mapper =
        "base64://ewogIGlkZW50aXR5OiB7IHRyYWl0czogeyBlbWFpbDogc3RkLmV4dFZhcignY2xhaW1zJykuZW1haWwgfSB9LAp9Cg==";
    World::start_with(json!({
        "identity": {
            "default_schema_id": "every",
            "schemas": [{ "id": "every", "url": "file:///etc/config/kratos/identity.every-type.schema.json" }],
        },
        "selfservice": { "methods": { "oidc": { "config": { "providers": [{
            "id": "local",
            "provider": "generic",
            "label": "Local",
            "client_id": "web",
            "client_secret": "secret",
            "issuer_url": "http://localhost:9998/",
            "scope": ["openid", "email"],
            "claims_source": "userinfo",
            "mapper_url": mapper,
        }] } } } },
    }))
}

/// Opens the sign-up form, and waits until the choices that the identity schema has are in it.
#[track_caller]
fn open_sign_up(page: &Page) {
    page.open("/register");
    page.see_that("document.querySelectorAll('[name=\"traits.plan\"] option').length === 4");
}

/// Puts in a value as a person picks one: in a choice, a calendar or a clock.
#[track_caller]
fn pick(page: &Page, name: &str, value: &str) {
    let script = format!(
        "(() => {{ const field = document.querySelector('[name=\"{name}\"]'); field.value = '{value}'; \
         for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {{ bubbles: true }})); \
         return field.value === '{value}'; }})()"
    );
    assert_eq!(page.evaluate(&script).as_deref(), Ok("true"), "{name} takes {value}");
}

#[track_caller]
fn sign_in_at_provider(page: &Page) {
    page.fill("username", "test-user@localhost");
    page.fill("password", "verysecure");
    page.press_enter_in("password", 1);
}

#[track_caller]
fn tick(page: &Page, name: &str) {
    page.evaluate(&format!("document.querySelector('[name=\"{name}\"]').click()")).expect("a box to tick");
}

#[test]
fn every_type_of_trait_is_filled_in_kept_and_changed() {
    let world = world();
    let page = world.page();
    open_sign_up(&page);
    page.fill("E-mail", "every@example.com");
    page.fill("First name", "Ada");
    page.fill("Age", "36");
    page.fill("Height in metres", "1.65");
    tick(&page, "traits.newsletter");
    pick(&page, "traits.plan", "team");
    pick(&page, "traits.seats", "5");
    pick(&page, "traits.born", "1815-12-10");
    pick(&page, "traits.seen", "1852-11-27T10:30");
    page.fill("Website", "https://ada.example");
    page.fill("Telephone", "+44 20 7946 0958");
    page.fill("Nickname", "ada");
    page.fill("Interests", "poetry\nengines");
    page.fill("Lucky numbers", "7\n12");
    page.fill("Password", "an unusual passphrase");

    // The terms are not accepted yet: all other values stay.
    page.press("Sign up");
    page.see_that("document.querySelector('[name=\"traits.terms\"]').getAttribute('aria-invalid') === 'true'");
    page.see_in("traits.tags", "poetry\nengines");
    page.see_in("traits.age", "36");
    page.see_that("document.querySelector('[name=\"traits.plan\"]').value === 'team'");
    tick(&page, "traits.terms");
    page.press("Sign up");
    page.see_path("/verification");

    page.open("/settings");
    page.see_in("traits.age", "36");
    page.see_in("traits.height", "1.65");
    page.see_in("traits.born", "1815-12-10");
    page.see_in("traits.seen", "1852-11-27T10:30");
    page.see_in("traits.site", "https://ada.example");
    page.see_in("traits.tags", "poetry\nengines");
    page.see_in("traits.numbers", "7\n12");
    page.see_that("document.querySelector('[name=\"traits.plan\"]').value === 'team'");
    page.see_that("document.querySelector('[name=\"traits.seats\"]').value === '5'");
    page.see_that("document.querySelector('[name=\"traits.newsletter\"]').checked");

    page.fill("Age", "37");
    page.fill("Interests", "poetry\nengines\nmusic");
    pick(&page, "traits.seats", "25");
    page.press("Save");
    page.see_message(1_050_001);
    page.open("/settings");
    page.see_in("traits.age", "37");
    page.see_in("traits.tags", "poetry\nengines\nmusic");
    page.see_that("document.querySelector('[name=\"traits.seats\"]').value === '25'");
    page.see_in("traits.nick", "ada");
}

#[test]
fn what_a_provider_does_not_know_is_asked_for_by_its_type() {
    let world = world();
    let page = world.page();
    page.open("/register?return_to=/settings");
    page.press("Sign up with Local");
    sign_in_at_provider(&page);
    page.see_path("/register");
    page.see_in("traits.email", "test-user@example.com");
    page.see_that("document.querySelectorAll('[name=\"traits.plan\"] option').length === 4");
    page.fill("First name", "Ada");
    page.fill("Age", "36");
    pick(&page, "traits.seats", "5");
    pick(&page, "traits.born", "1815-12-10");
    page.fill("Interests", "poetry\nengines");
    tick(&page, "traits.terms");

    page.press("Continue");
    sign_in_at_provider(&page);

    page.see_path("/settings");
    page.see_in("traits.age", "36");
    page.see_in("traits.born", "1815-12-10");
    page.see_in("traits.tags", "poetry\nengines");
    page.see_that("document.querySelector('[name=\"traits.seats\"]').value === '5'");
    page.see_that("document.querySelector('[name=\"traits.terms\"]').checked");
}

#[test]
fn what_a_trait_may_not_be_is_told_at_its_field() {
    let world = world();
    let page = world.page();
    open_sign_up(&page);
    page.fill("E-mail", "faults@example.com");
    page.fill("First name", "Ada");
    page.fill("Age", "17");
    page.fill("Nickname", "ADA");
    page.fill("Interests", "a\nb\nc\nd");
    page.fill("Password", "an unusual passphrase");
    tick(&page, "traits.terms");

    page.press("Sign up");

    page.see_message_at("traits.age", 4_000_018);
    page.see_message_at("traits.nick", 4_000_004);
    page.see_message_at("traits.tags", 4_000_023);
    page.see_focus_on("traits.age");
    page.see_in("traits.tags", "a\nb\nc\nd");
}

#[test]
fn traits_of_every_type_are_for_everyone() {
    let world = world();
    let page = world.page();

    open_sign_up(&page);
    assert_eq!(page.inaccessible(), Ok(vec![]));
    page.fill("E-mail", "for-everyone@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");

    page.see_that("document.querySelector('[aria-invalid=true]') !== null");
    assert_eq!(page.inaccessible(), Ok(vec![]));
    page.take_pictures("traits");
}
