//! Getting back into an account without its password.

use leptos_kratos_e2e::{Page, Person, World};
use serde_json::json;

#[track_caller]
fn ask_for_a_mail(page: &Page, address: &str) {
    page.open("/recovery");
    page.fill("Email", address);
    page.press("Continue");
}

/// Returns the code in the mail about recovery: Kratos 1.3 sends one about verification after every save.
#[track_caller]
fn mailed_code(world: &World, person: &Person) -> String {
    let mut mails = (0..).map(|before| world.stack().wait_for_mail(&person.email, before).expect("a mail is sent"));
    let mail = mails.find(|mail| mail.text.contains("recover access")).expect("it is about recovery");
    mail.code().expect("it has a code in it").to_owned()
}

/// Sets a new password on the settings page to which recovery leads, and signs in with it.
#[track_caller]
fn set_a_password_and_sign_in(page: &Page, mut person: Person) {
    page.see_path("/settings");
    page.see_message(1060001);
    "an entirely new passphrase".clone_into(&mut person.password);
    page.fill("password", &person.password);
    page.see_that("(document.querySelector('button[name=method][value=password]').click(), true)");
    page.see_message(1050001);

    page.open("/");
    page.see(&person.email);
    page.press("Sign out");
    page.see_path("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn a_mailed_code_leads_to_a_new_password() {
    let world = World::shared();
    let person = world.person("recovery-code");
    let page = world.page();
    ask_for_a_mail(&page, &person.email);
    page.see_focus_on("code");

    page.fill("code", "000000");
    page.press("Continue");
    page.see_message(4060006);
    page.see_focus_on("code");
    page.fill("code", &mailed_code(world, &person));
    page.press("Continue");

    set_a_password_and_sign_in(&page, person);
}

#[test]
fn a_mailed_link_leads_to_a_new_password() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "recovery": { "use": "link" } } } }));
    let person = world.person("recovery-link");
    let page = world.page();
    ask_for_a_mail(&page, &person.email);
    page.see_message(1060002);
    page.see("Send again in ");

    let mail = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");
    page.open(mail.link().expect("it has a link in it"));

    set_a_password_and_sign_in(&page, person);
}

#[test]
fn a_link_that_was_used_starts_anew_with_a_word() {
    let world = World::start_with(json!({ "selfservice": { "flows": { "recovery": { "use": "link" } } } }));
    let person = world.person("recovery-link-used");
    let page = world.page();
    ask_for_a_mail(&page, &person.email);
    let mail = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");
    let link = mail.link().expect("it has a link in it");
    page.open(link);
    page.see_path("/settings");
    page.lose_cookies();

    page.open(link);
    page.see_path("/recovery");
    page.see_message(4_060_004);
    page.fill("Email", &person.email);
    page.press("Continue");

    page.see_message(1_060_002);
}

#[test]
fn an_unknown_address_looks_like_a_known_one() {
    let world = World::shared();
    let person = world.person("recovery-known");
    let look = |address: &str| {
        let page = world.page();
        ask_for_a_mail(&page, address);
        page.see_focus_on("code");
        let text = page.evaluate("document.querySelector('main').innerText").expect("a text");
        text.split("Send again in").next().unwrap_or_default().replace(address, "ADDRESS")
    };

    assert_eq!(look("nobody-at-all@example.com"), look(&person.email));
}

#[test]
fn another_address_can_be_used_and_the_first_one_is_not_forgotten() {
    let page = World::shared().page();
    ask_for_a_mail(&page, "mistyped@example.com");
    page.see_focus_on("code");
    let flow = page.flow();

    page.press("Use another address");

    page.see_in("email", "mistyped@example.com");
    assert_ne!(page.flow(), flow);
}

#[test]
fn too_many_wrong_codes_start_anew_with_a_word_and_the_address() {
    let world = World::shared();
    let person = world.person("recovery-guess");
    let page = world.page();
    ask_for_a_mail(&page, &person.email);
    page.see_focus_on("code");
    let flow = page.flow();

    for _ in 0..5 {
        page.fill("code", "000000");
        page.press("Continue");
        page.see_message(4060006);
        page.see_in("code", "");
    }
    page.fill("code", "000000");
    page.press("Continue");

    page.see("There were too many tries.");
    page.see_in("email", &person.email);
    assert_ne!(page.flow(), flow);
}

#[test]
fn a_code_that_is_too_old_starts_anew_with_a_word_and_the_address() {
    let world = World::start_with(json!({
        "selfservice": { "methods": { "code": { "config": { "lifespan": "1s" } } } },
    }));
    let person = world.person("recovery-late");
    let page = world.page();
    ask_for_a_mail(&page, &person.email);
    let code = mailed_code(&world, &person);
    std::thread::sleep(std::time::Duration::from_secs(2));

    page.fill("code", &code);
    page.press("Continue");

    page.see_message(4060005);
    page.see_in("email", &person.email);
}

#[test]
fn who_has_a_second_factor_shows_it_before_the_new_password() {
    let world = World::shared();
    let person = world.person("recovery-factors");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");
    page.see(&person.email);
    let factors = page.enrol_second_factors();
    page.lose_cookies();
    ask_for_a_mail(&page, &person.email);
    page.see_focus_on("code");

    page.fill("code", &mailed_code(world, &person));
    page.press("Continue");
    page.see_heading("Two-step verification");
    page.fill("totp_code", &page.authenticator_code(&factors));
    page.press("Use authenticator app");

    page.see_path("/settings");
    page.fill("password", "an entirely new passphrase");
    page.press_enter_in("password", 1);
    page.see_message(1_050_001);
}
