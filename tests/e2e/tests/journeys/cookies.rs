//! Signing in with a browser that keeps no cookies.

use leptos_kratos_e2e::World;

const STALE: &str = "This page no longer fits your session, so it was renewed. Please submit again.";
const BLOCKED: &str = "Your browser doesn’t seem to keep this site’s cookies. Allow cookies for it, then try again.";

#[test]
fn blocked_cookies_are_named_after_the_second_refusal() {
    let world = World::shared();
    let person = world.person("no-cookies");
    let page = world.page_without_cookies();
    page.open("/login");

    page.sign_in_as(&person);
    page.see(STALE);
    assert!(!page.sees(BLOCKED));
    page.fill("Password", &person.password);
    page.press("Sign in with password");

    page.see(BLOCKED);
    page.see_path("/login");
    page.see_in("identifier", &person.email);
}
