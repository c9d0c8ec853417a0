//! Codes that come by mail.

use leptos_kratos_e2e::World;

/// Returns the code in the newest mail to an address, once there are more than `before`.
#[track_caller]
fn mailed_code(address: &str, before: usize) -> String {
    let mail = World::shared().stack().wait_for_mail(address, before).expect("a mail is sent");
    mail.code().expect("it has a code in it").to_owned()
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
    page.see("The verification code is invalid or has already been used.");
    page.see_focus_on("code");
    page.fill("Verification code", &mailed_code("verify@example.com", 0));
    page.press("Continue");

    page.see("You successfully verified your email address.");
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

    page.press("Send sign in code");
    page.see("An email containing a code has been sent");
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

    page.press("Send sign up code");
    page.see("An email containing a code has been sent");
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
    page.press("Send sign up code");
    page.see_focus_on("code");
    let flow = page.flow();

    page.press("Change your details");
    page.see_in("traits.email", "code-mistyped@example.com");
    page.see_in("traits.name", "Ada Lovelace");
    assert_ne!(page.flow(), flow);
    page.fill("E-mail", "code-right@example.com");
    page.press("Send sign up code");
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
    page.press("Send sign in code");
    page.see_focus_on("code");
    page.fill("code", "000000");
    page.press("Continue");
    page.see_message(4_010_008);

    page.press("Use another account");
    page.fill("E-mail", &second.email);
    page.press("Send sign in code");
    page.see_focus_on("code");
    page.fill("code", &mailed_code(&second.email, 0));
    page.press_enter_in("code", 1);

    page.see_path("/settings");
    page.see_in("traits.email", &second.email);
}
