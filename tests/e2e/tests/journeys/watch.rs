//! The watch over the browser's console: it has to see the errors for which it exists.

use leptos_kratos_e2e::World;

/// Runs a script in the page, and returns the browser's complaints afterwards.
fn complaints_after(script: &str) -> String {
    let page = World::shared().page();
    page.open("/login");
    page.flow();

    page.see_that(&format!("(() => {{ {script}; return true; }})()"));
    // Waits for the work that the script has left to a timer.
    page.see_that("(window.isSettled ??= (setTimeout(() => window.isSettled = true), false))");
    page.take_complaints().unwrap().join("\n")
}

#[test]
fn an_error_is_seen() {
    let complaints = complaints_after("setTimeout(() => { throw new Error('broken') })");

    assert!(complaints.contains("Uncaught Error: broken"), "{complaints}");
}

#[test]
fn a_text_that_becomes_a_script_is_a_violation() {
    let complaints =
        complaints_after("setTimeout(() => { document.createElement('script').text = 'window.isEvil = true' })");

    assert!(complaints.contains("CSP\" \"require-trusted-types-for"), "{complaints}");
}

#[test]
fn a_text_that_becomes_markup_is_a_violation() {
    let complaints = complaints_after("setTimeout(() => { document.body.innerHTML += '<b>evil</b>' })");

    assert!(complaints.contains("CSP\" \"require-trusted-types-for"), "{complaints}");
}

#[test]
fn an_inline_style_is_a_violation() {
    let complaints = complaints_after("document.body.setAttribute('style', 'color: red')");

    assert!(complaints.contains("CSP\" \"style-src"), "{complaints}");
}

#[test]
fn a_remote_picture_is_a_violation() {
    let complaints = complaints_after("new Image().src = 'http://127.0.0.1:9/pixel.png'");

    assert!(complaints.contains("CSP\" \"img-src"), "{complaints}");
}

#[test]
fn a_secret_that_is_kept_is_noticed() {
    let page = World::shared().page();
    page.open("/login");
    page.flow();
    page.fill("E-mail", "ada@example.com");
    page.fill("Password", "a secret of hers");
    assert_eq!(page.kept_secrets(), [""; 0]);

    for (keep, forget) in [
        ("localStorage.x = 'a secret of hers'", "delete localStorage.x"),
        ("sessionStorage.x = 'a secret of hers'", "delete sessionStorage.x"),
        ("history.replaceState({ x: 'a secret of hers' }, '')", "history.replaceState(null, '')"),
        ("document.body.setAttribute('title', 'a secret of hers')", "document.body.removeAttribute('title')"),
    ] {
        page.see_that(&format!("({keep}, true)"));
        assert_eq!(page.kept_secrets().len(), 1, "{keep}");
        page.see_that(&format!("({forget}, true)"));
    }
}
