//! A flow that is hostile, or merely huge, is shown harmlessly and in time.

use std::{fs, time::Duration};

use leptos_kratos_e2e::{Fault, Page, World};
use serde_json::{Value, json};

/// Hostile texts in the place of a text, a name, an id or an address.
const HOSTILE: [&str; 16] = [
    "<script>window.isEvil = true</script>",
    "<img src=x onerror='window.isEvil = true'>",
    "\"><svg onload=\"window.isEvil = true\">",
    "' autofocus onfocus='window.isEvil = true",
    "x\0onfocus\0window.isEvil = true",
    "javascript:window.isEvil = true",
    "JaVaScRiPt:window.isEvil = true",
    "java\tscript:window.isEvil = true",
    "data:text/html,<script>parent.isEvil = true</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.isEvil = true'/>",
    "vbscript:window.isEvil = true",
    "//evil.example/x",
    "https://user:secret@evil.example/x",
    "{{constructor.constructor('window.isEvil = true')()}}",
    "\u{202e}drowssap\u{2066}",
    "]]>--></style></textarea></title>",
];

/// Returns a captured sign-in flow, with other nodes and messages.
fn flow(world: &World, nodes: Vec<Value>, messages: Vec<Value>) -> Value {
    let path = dev_stack::repository().join("tests/fixtures/v1.3.1/A-login-init.json");
    let mut captured: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let mut flow = captured["body"].take();

    flow["ui"]["action"] = format!("{}/.ory/self-service/login?flow=0", world.spa().origin()).into();
    flow["ui"]["nodes"].as_array_mut().unwrap().extend(nodes);
    flow["ui"]["messages"] = messages.into();
    flow
}

fn open(world: &World, flow: &Value) -> Page {
    let flow = flow.to_string();
    world.spa().break_requests(move |seen| {
        let is_begun = seen.path.starts_with("/self-service/login/browser");
        is_begun.then(|| Fault::MadeUp(flow.clone().into(), Duration::ZERO))
    });
    let page = world.page();

    page.open("/login");
    page
}

fn text(text: &str) -> Value {
    json!({ "id": 4_000_001, "type": "error", "text": text, "context": { "reason": text, "title": text } })
}

fn node(kind: &str, group: &str, attributes: &Value, word: &str) -> Value {
    json!({ "type": kind, "group": group, "attributes": attributes, "messages": [text(word)], "meta": { "label": text(word) } })
}

/// Returns one node of each kind, with a word at every possible place.
fn nodes(word: &str) -> Vec<Value> {
    let input = |kind: &str| json!({ "node_type": "input", "type": kind, "name": word, "value": word, "pattern": word, "autocomplete": word, "onclick": word, "onload": word });
    let inputs = ["text", "email", "hidden", "submit", "button", "checkbox", "password", word];
    let others = [
        ("text", json!({ "node_type": "text", "id": word, "text": text(word) })),
        ("img", json!({ "node_type": "img", "id": word, "src": word, "width": 10, "height": 10 })),
        ("a", json!({ "node_type": "a", "id": word, "href": word, "title": text(word) })),
        (
            "script",
            json!({ "node_type": "script", "id": word, "src": word, "type": word, "nonce": word, "integrity": word }),
        ),
        ("div", json!({ "node_type": "div", "id": word, "class": word, "data": { word: word } })),
        (word, json!({ "node_type": word, "id": word, word: word })),
    ];

    let inputs = inputs.into_iter().map(|kind| node("input", "default", &input(kind), word));
    inputs.chain(others.into_iter().map(|(kind, attributes)| node(kind, word, &attributes, word))).collect()
}

#[test]
fn what_means_harm_is_text() {
    let world = World::start();

    for word in HOSTILE {
        let page = open(&world, &flow(&world, nodes(word), vec![text(word)]));

        page.see("Sign in with password");
        page.see_that("window.isEvil === undefined");
        for evil in [
            "script:not([src^='/'])",
            "svg",
            "iframe",
            "object",
            "style",
            "base",
            "form form",
            "a[href*='script:' i]",
            "a[href^='data:' i]",
            "img[src^='javascript:' i]",
            "a[href*='@']",
        ] {
            page.see_that(&format!("document.querySelector(\"#app {evil}\") === null"));
        }
        page.see_that(
            "[...document.querySelectorAll('#app *')].every((it) => it.getAttributeNames().every((name) => !name.startsWith('on') && /^[a-z-]+$/.test(name)))",
        );
        // An invalid picture is not loaded, which the browser reports; unknown kinds of node are reported by the page.
        let is_expected =
            |line: &String| ["img-src", "ERR_", "unknown node type"].iter().any(|word| line.contains(word));
        let complaints = page.take_complaints().unwrap();
        assert!(complaints.iter().all(is_expected), "{word:?}: {complaints:?}");
        world.spa().mend();
    }
}

#[test]
fn a_text_of_a_megabyte_is_shown_whole_and_in_time() {
    let world = World::start();
    let long = "long ".repeat(200_000);
    let input = json!({ "node_type": "input", "type": "text", "name": "traits.long", "value": long });
    let nodes = vec![node("input", "default", &input, &long)];

    let page = open(&world, &flow(&world, nodes, vec![]));

    page.see_that("document.getElementsByName('traits.long')[0]?.value.length === 1000000");
    page.see_that("document.querySelector('label[for$=long]').textContent.length >= 1000000");
    page.fill("identifier", "ada@example.com");
}

#[test]
fn ten_thousand_nodes_are_shown_in_time() {
    let world = World::start();
    let input = |number: usize| {
        let attributes = json!({ "node_type": "input", "type": "text", "name": format!("traits.field_{number}") });
        json!({ "type": "input", "group": "default", "attributes": attributes, "messages": [], "meta": {} })
    };

    let page = open(&world, &flow(&world, (0..10_000).map(input).collect(), vec![]));

    page.see_that("document.getElementsByName('traits.field_9999').length === 1");
    page.see_that("document.activeElement?.name === 'identifier'");
    page.type_keys("ada@example.com");
    page.see_in("identifier", "ada@example.com");
}
