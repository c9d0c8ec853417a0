//! The language of another program's page: this program uses it as well, and follows its changes.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

use leptos::logging;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use crate::{
    browser,
    client::get_text,
    i18n::{Texts, speak},
};

thread_local! {
    static FOLLOWS: Cell<bool> = const { Cell::new(false) };
}

/// Uses the page's language, and follows it. `overrides` are the operator's texts, by language. Calls `on_sent` after
/// one of the page's forms was sent and answered.
pub(super) async fn follow_page(overrides: &Arc<Value>, on_sent: impl Fn() + 'static) {
    if FOLLOWS.replace(true) {
        return;
    }
    let spoken = RefCell::new(browser::page_language());
    learn(browser::page_language(), Arc::clone(overrides)).await;
    let overrides = Arc::clone(overrides);
    browser::on_page_changed(move || {
        let tag = browser::page_language();
        if spoken.replace(tag.clone()) != tag {
            spawn_local(learn(tag, Arc::clone(&overrides)));
        } else if !browser::is_sending() {
            on_sent();
        }
    });
}

/// Switches to a language: the page's texts, with those of this program's own file.
async fn learn(tag: String, overrides: Arc<Value>) {
    let own = format!("/locale/account/{tag}.json");
    let page = format!("/locale/{tag}.json");
    let (page, own) = (get_text(&page).await, get_text(&own).await);
    let page = page.ok().and_then(|file| Texts::read(&tag, &file).ok());
    let own = own.ok().and_then(|file| serde_json::from_str::<Value>(&file).ok());
    if page.is_none() || own.is_none() {
        logging::warn!("leptos-kratos: texts of {tag:?} could not be had, so some of it is English");
    }
    if tag == browser::page_language() {
        speak(page.unwrap_or_default().overridden_by(&own.unwrap_or_default()).overridden_by(&overrides[&*tag]));
    }
}
