//! Features that only the companion server makes possible.

use std::time::{Duration, Instant};

use leptos_kratos_e2e::{Page, Person, World};

/// Longest time for which a person who has signed out may still be recognised: `session.cache_seconds`, by default.
const CACHE: Duration = Duration::from_secs(5);

/// Longest time of a request.
const SLACK: Duration = Duration::from_secs(2);

const ME: &str = "/api/v1/me";

#[track_caller]
fn sign_in(page: &Page, person: &Person) {
    page.open("/login");
    page.sign_in_as(person);
    page.see_path("/");
    page.see(&person.email);
}

#[test]
fn the_api_knows_who_is_signed_in_and_nobody_else() {
    let world = World::shared();
    let person = world.person("known-to-the-api");
    let page = world.page();

    page.open("/login");
    page.flow();
    assert_eq!(page.status_of(ME), 401);
    assert_eq!(page.json_of(ME)["type"], "urn:leptos-kratos:problem:session-missing");
    page.sign_in_as(&person);
    page.see(&person.email);

    let me = page.json_of(ME);
    assert_eq!(me["email"], person.email);
    assert_eq!(me["kratos_identity_id"], world.accounts(&person.email)[0]);
    assert_eq!(me["is_admin"], false);
    assert_eq!(page.json_of(ME)["id"], me["id"], "made once");
}

#[test]
fn what_is_the_applications_own_can_be_changed_from_its_page_alone() {
    let ours = World::start();
    let theirs = World::start();
    let person = ours.person("same-site");
    let target = format!("{}{ME}", ours.spa().origin());
    theirs.spa().set_policy("default-src *; form-action *");
    // The browser requests it for an answer that names no icon.
    for world in [&ours, &theirs] {
        world.spa().replace_file("favicon.ico", Some(""));
    }
    theirs.spa().replace_file(
        "index.html",
        Some(&format!("<form method=post action='{target}'><button>Win a prize</button></form>")),
    );
    let page = ours.page();
    sign_in(&page, &person);
    let patch = |picture| page.change(ME, "PATCH", &format!("{{\"avatar_url\":\"{picture}\"}}"));

    assert_eq!(patch("/ada.png"), 200);
    assert_eq!(page.json_of(ME)["avatar_url"], "/ada.png");

    // Another port of the same host: the browser sends the cookie along.
    page.open(theirs.spa().origin());
    page.press("Win a prize");
    page.see("urn:leptos-kratos:problem:cross-site");

    // The browser itself notes the answer.
    let complaints = page.take_complaints().unwrap();
    assert!(complaints.iter().all(|line| line.contains(ME)), "{complaints:?}");
    page.open("/");
    page.see(&person.email);
    assert_eq!(page.json_of(ME)["avatar_url"], "/ada.png");
}

#[test]
fn who_signs_out_is_nobody_to_the_api_within_the_stated_seconds() {
    let world = World::shared();
    let person = world.person("signs-out-of-the-api");
    let page = world.page();
    sign_in(&page, &person);
    let session = page.cookie("ory_kratos_session").expect("who is signed in has a session");
    assert_eq!(world.me(&session), 200);

    page.press("Sign out");
    page.see("You are signed out.");
    let since = Instant::now();
    while world.me(&session) != 401 {
        assert!(since.elapsed() < CACHE + SLACK, "still known after {:?}", since.elapsed());
        std::thread::sleep(Duration::from_millis(100));
    }

    assert_eq!(page.status_of(ME), 401);
}

#[test]
fn an_unknown_path_is_nothing_and_a_person_reads_so_on_the_page() {
    let page = World::shared().page();

    page.open("/no-such-page");
    page.see_heading("Page not found");
    assert_eq!(page.status_of("/no-such-page"), 404);
    assert_eq!(page.status_of("/no-such-script.js"), 404);

    // The browser has noted each of them as an error.
    let complaints = page.take_complaints().unwrap();
    assert!(complaints.iter().all(|line| line.contains("/no-such-")), "{complaints:?}");
}

#[test]
fn what_has_a_fingerprint_comes_compressed_and_once() {
    let page = World::shared().page();
    page.open("/login");
    page.flow();
    let files = page
        .evaluate(
            "performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname)\
             .filter((path) => /-[0-9a-f]{16}/.test(path)).join(' ')",
        )
        .unwrap();
    assert!([".js", ".css", ".wasm"].iter().all(|kind| files.contains(kind)), "{files}");

    for file in files.split(' ') {
        assert_eq!(page.header_of(file, "content-encoding").as_deref(), Some("br"), "{file}");
        let kept = page.header_of(file, "cache-control");
        assert_eq!(kept.as_deref(), Some("public, max-age=31536000, immutable"), "{file}");
    }
    page.open("/register");
    page.flow();

    page.see_that(
        "performance.getEntriesByType('resource').filter((it) => /-[0-9a-f]{16}/.test(it.name))\
         .every((it) => it.transferSize === 0)",
    );
}

#[test]
fn a_server_that_was_killed_is_met_with_a_sentence_and_comes_back() {
    let world = World::start();
    let person = world.person("killed");
    let page = world.page();
    page.open("/login");
    page.flow();
    world.companion().kill();

    page.sign_in_as(&person);
    page.see("The server is having trouble right now.");
    world.companion().start_again().expect("it starts again");
    page.press("Try again");

    page.see_path("/");
    page.see(&person.email);
}
