//! The fields that each button of a flow sends.

use leptos::task::tick;
use leptos_kratos::Submitted;
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlElement};

use super::{as_text, attribute, nodes};
use crate::mounted::{Mounted, frame, mount};

/// Presses the buttons of all flows, each once.
pub(super) async fn check(flows: Vec<(&str, Value)>) {
    let (mut wrong, mut pressed) = (Vec::new(), 0);
    for (name, flow) in flows {
        let page = mount(flow.clone()).await;
        for node in nodes(&flow).iter().filter(|node| attribute(node, "type") == "submit") {
            let Some(button) = button(&page, node) else { continue };
            press(&page, &button).await;
            pressed += 1;
            if let Some(what) = fault(&flow, node, &page) {
                wrong.push(format!("{name}: {} {}: {what}", attribute(node, "name"), node["attributes"]["value"]));
            }
            page.answer(Submitted::Answered).await;
        }
    }

    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(pressed > 100, "{pressed}");
}

/// Returns a node's button, unless it has to wait as a code was sent just now.
fn button(page: &Mounted, node: &Value) -> Option<HtmlButtonElement> {
    let (name, value) = (attribute(node, "name"), as_text(&node["attributes"]["value"]));
    let buttons = page.all(&format!("button[type='submit'][name='{name}']"));
    let mut buttons = buttons.into_iter().map(JsCast::unchecked_into::<HtmlButtonElement>);
    let button = buttons.find(|button| button.value() == value).unwrap_or_else(|| panic!("no button {name} {value}"));
    let is_waiting = button.disabled() && ["resend", "email", "recovery_confirm_address", "method"].contains(&name);

    (!is_waiting).then_some(button)
}

/// Presses a button, and confirms if it asks.
async fn press(page: &Mounted, button: &HtmlButtonElement) {
    button.click();
    tick().await;
    if let Some(yes) = page.find("dialog[open] .button-danger") {
        yes.unchecked_into::<HtmlElement>().click();
        frame().await;
        frame().await;
    }
}

fn fault(flow: &Value, node: &Value, page: &Mounted) -> Option<String> {
    let sent = page.sent();
    let body = sent.last()?;
    let (name, value) = (attribute(node, "name"), &node["attributes"]["value"]);
    let is_hidden =
        |name: &str| nodes(flow).iter().any(|it| attribute(it, "name") == name && attribute(it, "type") == "hidden");
    let others =
        nodes(flow).iter().filter(|other| attribute(other, "type") == "submit").map(|other| attribute(other, "name"));
    let mut others = others.filter(|other| *other != name && !is_hidden(other));

    if body.get("csrf_token") != csrf_token(flow) {
        return Some(format!("the token is {:?}", body.get("csrf_token")));
    }
    if body[name] != *value {
        return Some(format!("sends {}", body[name]));
    }
    if page.action() != flow["ui"]["action"] {
        return Some(format!("sends to {}", page.action()));
    }
    others.find(|other| body.get(other).is_some()).map(|other| format!("sends {other} too"))
}

/// Returns the token with which a flow has to be submitted: a recovery that an administrator began has none.
fn csrf_token(flow: &Value) -> Option<&Value> {
    let node = nodes(flow).iter().find(|node| attribute(node, "name") == "csrf_token");
    node.map(|node| &node["attributes"]["value"])
}
