//! The cards of the settings page, on answers captured from real servers.

mod cards;
mod codes;
mod danger;

use leptos::prelude::*;
use leptos_kratos::page::{SettingsCards, SettingsCardsProps};
use serde_json::Value;

use crate::mounted::{Mounted, mount_view};

/// Reads what Kratos answered, such as `captured!("v1.3.1/A-settings-init")`.
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
