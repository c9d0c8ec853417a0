//! Codes that come by mail.

use std::{thread, time::Duration};

use leptos_kratos_e2e::{Page, World};
use serde_json::json;

/// Returns the code in the newest mail to an address, once there are more than `before`.
#[track_caller]
fn mailed_code(address: &str, before: usize) -> String {
    mailed_code_of(World::shared(), address, before)
}

#[track_caller]
fn mailed_code_of(world: &World, address: &str, before: usize) -> String {
    let mail = world.stack().wait_for_mail(address, before).expect("a mail is sent");
    mail.code().expect("it has a code in it").to_owned()
}

/// Enters as many wrong codes as Kratos takes from one person.
#[track_caller]
fn guess_in_vain(page: &Page, message: u32) {
    for _ in 0..5 {
        page.see_focus_on("code");
        page.fill("code", "000000");
        page.press("Continue");
        page.see_message(message);
        page.see_in("code", "");
    }
}

#[test]
fn a_code_verifies_the_address() {
    let page = World::shared().page();
    page.open("/register");
    page.fill("E-mail", "verify@example.com");
    page.fill("Password", "an unusual passphrase");
    page.press("Sign up");
    page.see_path("/verification");
    page.see_focus_on("code");

    page.fill("Verification code", "000000");
    page.press("Continue");
    page.see("This code is wrong or was used before.");
    page.see_focus_on("code");
    page.fill("Verification code", &mailed_code("verify@example.com", 0));
    page.press("Continue");

    page.see("Your email address is verified.");
    page.press("Continue");
    page.see_path("/");
    page.see("verify@example.com");
}

#[test]
fn a_code_signs_in() {
    let world = World::shared();
    let person = world.person("code");
    let page = world.page();
    page.open("/login");
    page.fill("E-mail", &person.email);

    page.press("Sign in with a code");
    page.see("We sent a code to the address you entered.");
    page.see_focus_on("code");
    page.fill("code", &mailed_code(&person.email, 0));
    page.press_enter_in("code", 1);

    page.see_path("/");
    page.see(&person.email);
    page.see("Signed in with\ncode");
}

#[test]
fn a_code_signs_up() {
    let page = World::shared().page();
    page.open("/register");
    page.fill("E-mail", "code-new@example.com");

    page.press("Sign up with a code");
    page.see("We sent a code to the address you entered.");
    page.fill("code", &mailed_code("code-new@example.com", 0));
    page.press_enter_in("code", 1);

    page.see_path("/");
    page.see("code-new@example.com");
}

#[test]
fn details_can_be_changed_after_the_code_was_sent() {
    let page = World::shared().page();
    page.open("/register?return_to=/settings");
    page.fill("E-mail", "code-mistyped@example.com");
    page.fill("Name", "Ada Lovelace");
    page.press("Sign up with a code");
    page.see_focus_on("code");
    let flow = page.flow();

    page.press("Change your details");
    page.see_in("traits.email", "code-mistyped@example.com");
    page.see_in("traits.name", "Ada Lovelace");
    assert_ne!(page.flow(), flow);
    page.fill("E-mail", "code-right@example.com");
    page.press("Sign up with a code");
    page.see_focus_on("code");
    page.fill("code", &mailed_code("code-right@example.com", 0));
    page.press_enter_in("code", 1);

    page.see_path("/settings");
    page.see_in("traits.email", "code-right@example.com");
    page.see_in("traits.name", "Ada Lovelace");
}

#[test]
fn another_account_can_be_used_after_a_code_was_sent() {
    let world = World::shared();
    let [first, second] = [world.person("code-first"), world.person("code-second")];
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", &first.email);
    page.press("Sign in with a code");
    page.see_focus_on("code");
    page.fill("code", "000000");
    page.press("Continue");
    page.see_message(4_010_008);

    page.press("Use another account");
    page.fill("E-mail", &second.email);
    page.press("Sign in with a code");
    page.see_focus_on("code");
    page.fill("code", &mailed_code(&second.email, 0));
    page.press_enter_in("code", 1);

    page.see_path("/settings");
    page.see_in("traits.email", &second.email);
}

#[test]
fn too_many_wrong_codes_begin_a_sign_in_anew() {
    let world = World::shared();
    let person = world.person("code-guess");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", &person.email);
    page.press("Sign in with a code");
    page.see_focus_on("code");
    let flow = page.flow();
    guess_in_vain(&page, 4_010_008);

    // Not even the right one helps, nor any that this flow would send.
    page.fill("code", &mailed_code(&person.email, 0));
    page.press("Continue");
    page.see("This attempt was over, so a new one was started.");
    page.see_in("identifier", &person.email);
    assert_ne!(page.flow(), flow);
    page.press("Sign in with a code");
    page.see_focus_on("code");
    page.fill("code", &mailed_code(&person.email, 1));
    page.press("Continue");

    page.see_path("/settings");
}

#[test]
fn too_many_wrong_codes_begin_a_sign_up_anew() {
    let page = World::shared().page();
    page.open("/register");
    page.fill("E-mail", "code-new-guess@example.com");
    page.fill("Name", "Ada Lovelace");
    page.press("Sign up with a code");
    guess_in_vain(&page, 4_040_003);

    page.fill("code", "000000");
    page.press("Continue");
    page.see("This attempt was over, so a new one was started.");
    page.see_in("traits.email", "code-new-guess@example.com");
    page.see_in("traits.name", "Ada Lovelace");
    page.press("Sign up with a code");
    page.see_focus_on("code");
    page.fill("code", &mailed_code("code-new-guess@example.com", 1));
    page.press("Continue");

    page.see_path("/");
    page.see("Ada Lovelace");
}

#[test]
fn too_many_wrong_codes_begin_a_verification_anew() {
    let page = World::shared().page();
    page.open("/verification");
    page.fill("Email", "verify-guess@example.com");
    page.press("Continue");
    page.see_focus_on("code");
    let flow = page.flow();
    guess_in_vain(&page, 4_070_006);

    page.fill("code", "000000");
    page.press("Continue");

    page.see("This attempt was over, so a new one was started.");
    page.see_in("email", "verify-guess@example.com");
    assert_ne!(page.flow(), flow);
}

#[test]
fn a_code_that_is_too_old_starts_anew_with_a_word_and_the_address() {
    let world = World::start_with(json!({
        "selfservice": { "methods": { "code": { "config": { "lifespan": "1s" } } } },
    }));
    let person = world.person("code-late");
    let page = world.page();
    page.open("/login?return_to=/settings");
    page.fill("E-mail", &person.email);
    page.press("Sign in with a code");
    page.see_focus_on("code");
    let code = mailed_code_of(&world, &person.email, 0);
    thread::sleep(Duration::from_secs(2));
    page.fill("code", &code);
    page.press("Continue");
    page.see_message(4_010_001);
    page.see_in("identifier", &person.email);
    page.fill("Password", &person.password);
    page.press("Sign in with password");
    page.see_path("/settings");

    page.open("/verification");
    page.press("Continue");
    page.see_focus_on("code");
    let code = mailed_code_of(&world, &person.email, 1);
    thread::sleep(Duration::from_secs(2));
    page.fill("code", &code);
    page.press("Continue");
    page.see_message(4_070_005);
    page.see_in("email", &person.email);
}
