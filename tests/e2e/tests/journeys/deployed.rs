//! Behind the web servers that `deploy/` configures, and behind the companion server, the page works as intended,
//! without any part of the tests in between.

use leptos_kratos_e2e::{Deployed, Page, WebServer};

/// Signs in, and checks the server's headers of the files.
fn go_through(server: WebServer) {
    let Some(deployed) = Deployed::start(server) else {
        eprintln!("{server:?} is not installed, and cannot be got here: its configuration was not tried");
        return;
    };
    let person = deployed.person("deployed");
    let page = deployed.page();

    page.open("/login");
    page.flow();
    page.sign_in_as(&person);
    page.see_path("/");
    page.see(&person.email);
    page.open("/settings");
    page.see("Account settings");

    assert_eq!(page.status_of("/.ory/sessions/whoami"), 200);
    assert_eq!(page.status_of("/nothing-here.js"), 404);
    assert_eq!(page.status_of("/.ory/nothing-here"), 404);
    // The browser has noted both as errors.
    let complaints = page.take_complaints().unwrap();
    assert!(complaints.iter().all(|line| line.contains("/nothing-here")), "{complaints:?}");
    headers_are_right(&page);
}

fn headers_are_right(page: &Page) {
    let program = "performance.getEntriesByType('resource').find((it) => it.name.endsWith('.wasm')).name";
    let program = page.evaluate(program).unwrap();

    let policy = page.header_of("/login", "content-security-policy").unwrap_or_default();
    assert!(SECURITY.split_whitespace().collect::<String>().contains(&policy.replace(' ', "")), "{policy}");
    for (path, name, value) in [
        ("/login", "cache-control", "no-cache"),
        ("/config.json", "cache-control", "no-cache"),
        (&program, "cache-control", "public, max-age=31536000, immutable"),
        (&program, "content-type", "application/wasm"),
        ("/login", "x-content-type-options", "nosniff"),
        (&program, "x-content-type-options", "nosniff"),
        ("/login", "referrer-policy", "no-referrer"),
        ("/login", "cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(page.header_of(path, name).as_deref(), Some(value), "{name} of {path}");
    }
    let permissions = page.header_of("/login", "permissions-policy").unwrap_or_default();
    assert!(permissions.contains("publickey-credentials-get=(self)"), "{permissions}");
    let coding = page.header_of(&program, "content-encoding").unwrap_or_default();
    assert!(["br", "gzip"].contains(&coding.as_str()), "the program is sent as it is: {coding:?}");
    // The page must not cache Kratos's own answers.
    assert_ne!(page.header_of("/.ory/sessions/whoami", "cache-control").as_deref(), Some("no-cache"));
}

/// The promises of `SECURITY.md`.
const SECURITY: &str = include_str!("../../../../SECURITY.md");

#[test]
fn nginx_serves_the_page_as_it_wants_to_be() {
    go_through(WebServer::Nginx);
}

#[test]
fn caddy_serves_the_page_as_it_wants_to_be() {
    go_through(WebServer::Caddy);
}

#[test]
fn the_companion_server_serves_the_page_as_it_wants_to_be() {
    go_through(WebServer::Companion);
}
