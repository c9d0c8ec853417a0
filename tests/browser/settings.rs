//! The cards of the settings page, on answers captured from real servers.

mod app;
mod cards;
mod codes;
mod danger;
mod keys;
mod linked;
mod lookup;
mod passkeys;
mod password;
mod profile;

use leptos::prelude::*;
use leptos_kratos::page::{SettingsCards, SettingsCardsProps};
use serde_json::Value;
use web_sys::Element;

use crate::mounted::{Mounted, frame, mount_view};

/// Reads an answer of Kratos, such as `captured!("v1.3.1/A-settings-init")`.
macro_rules! captured {
    ($name:literal) => {
        crate::settings::body(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", $name, ".json")))
    };
}
pub(crate) use captured;

pub(crate) fn body(captured: &str) -> Value {
    serde_json::from_str::<Value>(captured).unwrap()["body"].take()
}

/// Mounts the cards of a settings flow.
pub(crate) async fn mount_cards(flow: Value) -> Mounted {
    mount_view(flow, |flow, handler| {
        let props = SettingsCardsProps::builder().flow(flow).on_submit(handler).build();
        SettingsCards(props).into_any()
    })
    .await
}

/// Returns all headings of cards, in order.
pub(crate) fn headings(page: &Mounted) -> Vec<String> {
    page.all("h2").iter().map(|heading| heading.text_content().unwrap()).collect()
}

/// Returns the texts of the buttons in a part of the page, in order.
pub(crate) fn buttons(page: &Mounted, part: &str) -> Vec<String> {
    let buttons = page.all(&format!("{part} button:not([aria-label])"));
    buttons.iter().map(|button| button.text_content().unwrap()).collect()
}

/// Returns the description of a control beside its label.
pub(crate) fn description(control: &Element) -> String {
    let ids = control.get_attribute("aria-describedby").unwrap_or_default();
    let texts = ids.split(' ').filter_map(|id| document().get_element_by_id(id)?.text_content());
    texts.collect::<Vec<_>>().join(" ")
}

/// Returns whether a card announces that it was saved.
pub(crate) fn says_saved(page: &Mounted, card: &str) -> bool {
    let said = page.count("[data-testid='ui/message/1050001']");
    said == 1 && page.count(&format!("{card} [aria-live] [data-testid='ui/message/1050001']")) == 1
}

/// Answers the open question. The browser sends the dialog's `close` event in a task of its own.
pub(crate) async fn answer_question(page: &Mounted, text: &str) {
    page.press_in("dialog", text).await;
    frame().await;
    frame().await;
}

/// Returns the token with which a flow has to be submitted.
pub(crate) fn csrf_token(flow: &Value) -> Value {
    let nodes = flow["ui"]["nodes"].as_array().unwrap();
    let node = nodes.iter().find(|node| node["attributes"]["name"] == "csrf_token");
    node.unwrap()["attributes"]["value"].clone()
}
