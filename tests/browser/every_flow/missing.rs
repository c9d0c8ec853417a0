//! Parts of a flow that are missing in its form.

use leptos::prelude::document;
use serde_json::Value;
use web_sys::Element;

use super::{as_text, attribute, nodes};
use crate::mounted::{Mounted, mount};

pub(super) async fn check(flows: Vec<(&str, Value)>) {
    let mut missing = Vec::new();
    for (name, flow) in flows {
        let page = mount(flow.clone()).await;
        missing.extend(of(&flow, &page).into_iter().map(|what| format!("{name}: {what}")));
    }

    assert!(missing.is_empty(), "{missing:#?}");
}

fn of(flow: &Value, page: &Mounted) -> Vec<String> {
    let mut missing: Vec<_> = nodes(flow).iter().filter_map(|node| of_node(flow, node, page)).collect();
    let mut messages: Vec<&Value> = list(&flow["ui"]["messages"]).iter().collect();
    messages.extend(nodes(flow).iter().flat_map(|node| list(&node["messages"])));

    for message in &messages {
        let id = &message["id"];
        let wanted = messages.iter().filter(|other| other["id"] == *id).count();
        let shown = page.all(&format!("[data-testid='ui/message/{id}']"));
        if shown.len() != wanted || shown.iter().any(is_silent) {
            missing.push(format!("message {id}: {} of {wanted}", shown.len()));
        }
    }
    if page.count(".unknown") > 0 {
        missing.push("something is unknown".to_owned());
    }
    missing
}

fn of_node(flow: &Value, node: &Value, page: &Mounted) -> Option<String> {
    let test_id = |name: &str| format!("node/{}/{}", as_text(&node["type"]), attribute(node, name));
    match node["type"].as_str()? {
        // It is never loaded: the page itself does its work.
        "script" => None,
        "input" if is_passed_through(flow, node) => None,
        "input" => of_input(node, &test_id("name"), page),
        "img" => (page.count(&format!("img[data-testid='node/image/{}'][alt]", attribute(node, "id"))) != 1)
            .then(|| test_id("id")),
        "a" => (page.count(&format!("a[href][data-testid='node/anchor/{}']", attribute(node, "id"))) != 1)
            .then(|| test_id("id")),
        _ => (page.count(&format!("[data-testid='{}']", test_id("id"))) != 1).then(|| test_id("id")),
    }
}

/// Returns whether the node is an item of a list in the settings, which are sent as the identity has them.
fn is_passed_through(flow: &Value, node: &Value) -> bool {
    let is_index = |segment: &str| segment.bytes().all(|byte| byte.is_ascii_digit());

    flow["identity"].is_object() && attribute(node, "name").split('.').any(is_index)
}

fn of_input(node: &Value, test_id: &str, page: &Mounted) -> Option<String> {
    let (name, kind) = (attribute(node, "name"), attribute(node, "type"));
    let value = as_text(&node["attributes"]["value"]);
    let is_sent_as_it_is = matches!(kind, "hidden" | "submit");
    let named = page.all(&format!("[name='{name}'][data-testid='{test_id}']"));
    let found =
        named.iter().find(|element| !is_sent_as_it_is || element.get_attribute("value").unwrap_or_default() == value);

    match found {
        None => Some(format!("{test_id} {kind} with {value:?}")),
        Some(element) if !has_label(element) => Some(format!("the label of {test_id}")),
        Some(_) => None,
    }
}

/// Returns whether a control has a name that can be read; a hidden one needs none.
fn has_label(element: &Element) -> bool {
    match element.get_attribute("type").as_deref() {
        Some("hidden") => true,
        Some("submit" | "button") => !is_silent(element) || element.has_attribute("aria-label"),
        _ => {
            let label = document().query_selector(&format!("label[for='{}']", element.id())).unwrap();
            label.is_some_and(|label| !is_silent(&label))
        }
    }
}

fn is_silent(element: &Element) -> bool {
    element.text_content().unwrap_or_default().trim().is_empty()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
