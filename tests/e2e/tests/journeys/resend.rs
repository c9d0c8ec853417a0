//! "Send it again" cannot be pressed five times in a row.

use leptos_kratos_e2e::World;

#[test]
fn a_code_is_sent_again_after_a_while_and_once() {
    let world = World::shared();
    let person = world.person("resend");
    let page = world.page();
    page.open("/recovery");
    page.fill("Email", &person.email);
    page.press("Continue");
    page.see_focus_on("code");
    let first = world.stack().wait_for_mail(&person.email, 0).expect("a mail is sent");

    page.see("Send again in ");
    page.see_that("document.querySelector('button[name=email]').disabled");
    page.set_clock_ahead(31);
    page.press_twice("Resend code");
    let second = world.stack().wait_for_mail(&person.email, 1).expect("another one is sent");

    page.see("Send again in ");
    page.see_focus_on("code");
    assert_ne!(first.code(), second.code());
    assert_eq!(world.stack().mails_to(&person.email).expect("the mailbox").len(), 2);
}
