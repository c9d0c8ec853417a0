//! Nodes that this version does not know.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{flow, input_with, login, mount};

#[wasm_bindgen_test]
async fn an_unknown_node_is_told_of_and_harms_nothing() {
    let hologram = json!({ "type": "hologram", "group": "default", "attributes": { "depth": 3 }, "messages": [], "meta": { "label": { "id": 9, "text": "Look here", "type": "info" } } });
    let mut with_hologram = login();
    with_hologram["ui"]["nodes"].as_array_mut().unwrap().insert(2, hologram);
    let page = mount(with_hologram).await;
    page.fill("identifier", "ada@example.org");

    page.press("Sign in").await;

    assert!(page.text().contains("Look here"));
    assert_eq!(page.sent()[0]["identifier"], "ada@example.org");
}

#[wasm_bindgen_test]
async fn what_is_no_node_at_all_harms_nothing() {
    let button = input_with("password", "method", "submit", "Sign in", "password");
    let page = mount(flow([json!(null), json!("node"), json!({}), json!({ "type": "input" }), button])).await;

    page.press("Sign in").await;

    assert_eq!(page.sent(), [json!({ "method": "password" })]);
}
