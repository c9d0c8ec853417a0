//! Signing in with a password.

use leptos_kratos_e2e::World;

const MISSING: u32 = 4000002;
const WRONG_CREDENTIALS: u32 = 4000006;

#[test]
fn who_signs_in_comes_home() {
    let world = World::shared();
    let person = world.person("sign-in");
    let page = world.page();

    page.open("/login");
    page.see_heading("Sign in");
    page.see_focus_on("identifier");
    page.sign_in_as(&person);

    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn a_wrong_password_is_told_and_emptied() {
    let world = World::shared();
    let person = world.person("wrong-password");
    let page = world.page();
    page.open("/login");
    let flow = page.flow();

    page.fill("E-mail", &person.email);
    page.fill("Password", "not the right one");
    page.press("Sign in with password");

    page.see_message(WRONG_CREDENTIALS);
    page.see_in("identifier", &person.email);
    page.see_in("password", "");
    page.see_focus_on("password");
    assert_eq!(page.flow(), flow);

    page.fill("Password", &person.password);
    page.press("Sign in with password");
    page.see_path("/");
}

#[test]
fn empty_fields_are_told_at_their_fields() {
    let page = World::shared().page();

    page.open("/login");
    page.press("Sign in with password");

    page.see_message_at("identifier", MISSING);
    page.see_message_at("password", MISSING);
    page.see_focus_on("identifier");
}

#[test]
fn enter_signs_in_with_the_password() {
    let world = World::shared();
    let person = world.person("enter");
    let page = world.page();

    page.open("/login");
    page.fill("E-mail", &person.email);
    page.fill("Password", &person.password);
    page.press_enter_in("Password", 1);

    page.see_path("/");
    page.see("Signed in with\npassword");
}

#[test]
fn who_is_signed_in_already_is_led_home() {
    let world = World::shared();
    let person = world.person("already");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    for path in ["/login", "/register", "/registration"] {
        page.open(path);
        page.see_path("/");
        page.see(&person.email);
    }
}
