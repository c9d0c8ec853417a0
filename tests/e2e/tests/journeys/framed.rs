//! A foreign page shows ours in a frame, to have it clicked without being seen.

use leptos_kratos_e2e::World;

#[test]
fn nobody_can_put_the_page_into_a_frame() {
    let ours = World::start();
    let theirs = World::start();
    let framed = format!("{}/login", ours.spa().origin());
    theirs.spa().set_policy("default-src *");
    theirs.spa().replace_file("index.html", Some(&format!("<h1>Win a prize</h1><iframe src='{framed}'></iframe>")));
    let before = ours.spa().count(|_| true);
    let page = theirs.page();

    page.open("/");
    page.see("Win a prize");
    page.see_that("document.querySelector('iframe').contentWindow.length === 0");

    let complaints = page.take_complaints().unwrap().join("\n");
    assert!(complaints.contains("frame-ancestors 'none'"), "{complaints}");
    assert_eq!(ours.spa().count(|_| true), before, "the framed page has asked Kratos");
}
