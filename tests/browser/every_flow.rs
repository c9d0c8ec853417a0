//! Every captured flow of both versions as a form: no part of it is missing, and each button sends the right fields.

mod list;
mod missing;
mod pressed;

use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::settings::body;

/// Returns the captured flows of a version, each with its name.
fn flows(version: &str) -> Vec<(&'static str, Value)> {
    let of_version = list::FLOWS.iter().filter(|(name, _)| name.starts_with(version));
    let flows: Vec<_> = of_version.map(|(name, file)| (*name, body(file))).collect();

    assert!(flows.len() > 50, "{}", flows.len());
    flows
}

#[wasm_bindgen_test]
async fn every_node_and_message_of_1_3_1_is_there() {
    missing::check(flows("v1.3.1")).await;
}

#[wasm_bindgen_test]
async fn every_node_and_message_of_26_2_is_there() {
    missing::check(flows("v26.2")).await;
}

#[wasm_bindgen_test]
async fn every_button_of_1_3_1_sends_itself_and_the_token() {
    pressed::check(flows("v1.3.1")).await;
}

#[wasm_bindgen_test]
async fn every_button_of_26_2_sends_itself_and_the_token() {
    pressed::check(flows("v26.2")).await;
}

/// Returns the nodes of a flow.
fn nodes(flow: &Value) -> &[Value] {
    flow["ui"]["nodes"].as_array().unwrap()
}

/// Returns an attribute of a node that is a text.
fn attribute<'a>(node: &'a Value, name: &str) -> &'a str {
    node["attributes"][name].as_str().unwrap_or_default()
}

/// Returns a value as it appears in an element.
fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned)
}
