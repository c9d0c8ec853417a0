//! Proving ownership of an address, at other times than right after signing up.

use leptos_kratos_e2e::{Page, World};

#[track_caller]
fn sign_up(page: &Page, address: &str) {
    page.open("/register");
    page.fill("E-mail", address);
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");
    page.see_path("/verification");
    page.see_focus_on("code");
}

#[test]
fn the_mailed_link_brings_the_code_along() {
    let world = World::shared();
    let page = world.page();
    sign_up(&page, "verify-link@example.com");
    let mail = world.stack().wait_for_mail("verify-link@example.com", 0).expect("a mail is sent");

    page.open(mail.link().expect("it has a link in it"));
    page.see_path("/verification");
    page.see_in("code", mail.code().expect("it has a code in it"));
    page.press("Continue");
    page.see_message(1080002);

    // The next step is not a new page.
    page.see_that("(window.stays = true)");
    page.press("Continue");
    page.see_path("/");
    page.see_that("window.stays === true");
}

#[test]
fn a_new_code_is_sent_where_kratos_offers_none() {
    let world = World::shared();
    let page = world.page();
    sign_up(&page, "verify-again@example.com");

    page.press("Send a new code");
    page.see_in("email", "verify-again@example.com");
    page.press("Continue");
    let mail = world.stack().wait_for_mail("verify-again@example.com", 1).expect("another one is sent");
    page.see("Send again in ");
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");

    page.see_message(1080002);
}

#[test]
fn who_is_signed_in_need_not_type_the_address() {
    let page = World::shared().page();
    sign_up(&page, "verify-later@example.com");
    page.press("Skip for now");
    page.see_path("/");

    page.open("/verification");

    page.see_in("email", "verify-later@example.com");
}

#[test]
fn a_stranger_can_ask_for_a_code() {
    let page = World::shared().page();

    page.open("/verification");
    page.fill("Email", "stranger@example.com");
    page.press("Continue");

    page.see_message(1080003);
    page.see_focus_on("code");
}

#[test]
fn a_link_that_was_used_starts_anew_with_a_word() {
    let world = World::shared();
    let page = world.page();
    sign_up(&page, "verify-twice@example.com");
    let mail = world.stack().wait_for_mail("verify-twice@example.com", 0).expect("a mail is sent");
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");
    page.see_message(1080002);

    page.open(mail.link().expect("it has a link in it"));

    page.see_path("/verification");
    page.flow();
}

#[test]
fn an_address_is_verified_from_the_settings_and_seen_there() {
    let world = World::shared();
    let person = world.person("verify-settings");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see("Not verified");

    page.press(&format!("Verify now: {}", person.email));
    page.see_path("/verification");
    page.see_in("email", &person.email);
    page.press("Continue");
    let mail = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");
    page.fill("code", mail.code().expect("it has a code in it"));
    page.press("Continue");
    page.see_message(1_080_002);
    page.press("Continue");

    page.see_path("/settings");
    page.see("Verified");
    assert!(!page.sees("Not verified"));
}

#[test]
fn who_is_verified_already_can_be_verified_again() {
    let world = World::shared();
    let page = world.page();
    sign_up(&page, "verify-already@example.com");
    for before in 0..2 {
        let mail = world.stack().wait_for_mail("verify-already@example.com", before).expect("a mail is sent");
        page.fill("code", mail.code().expect("it has a code in it"));
        page.press("Continue");
        page.see_message(1_080_002);
        page.open("/verification");
        page.see_in("email", "verify-already@example.com");
        page.press("Continue");
        page.see_focus_on("code");
    }
}
