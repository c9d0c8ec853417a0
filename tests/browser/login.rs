//! The sign-in page, with a Kratos that gives captured answers. The real one is in the journeys.

mod chooser;
mod ways;

use std::ops::Deref;

use leptos::prelude::*;
use leptos_kratos::page::LoginPage;
use leptos_router::components::Router;
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::{
    authenticator::fake::{settled, use_authenticator},
    kratos::answer_with,
    mounted::{Mounted, flow, mount_view},
};

/// The sign-in page at a URL. Dropping it restores the browser's location.
struct LoginAt {
    page: Mounted,
    before: String,
}

impl LoginAt {
    async fn open(url: &str, answers: Value) -> Self {
        answer_with(&answers.to_string());
        use_authenticator("waits", "waits");
        let before = window().location().href().unwrap();
        go(url);
        let page = mount_view(flow([]), |_, _| view! { <Router><LoginPage /></Router> }.into_any()).await;
        settled().await;
        Self { page, before }
    }

    /// Presses a button and waits for its effect.
    async fn press(&self, text: &str) {
        self.page.press(text).await;
        settled().await;
    }

    /// Returns the texts of all links and buttons below the form.
    fn ways_on(&self) -> Vec<String> {
        let ways = self.all("section > .aside a, section > .aside button, section > a");
        ways.iter().map(|way| way.text_content().unwrap()).collect()
    }

    /// Returns the destination of a link.
    fn leads_to(&self, text: &str) -> String {
        let links = self.all("a");
        let found = links.iter().find(|link| link.text_content().unwrap() == text);
        found.unwrap_or_else(|| panic!("no link {text}")).get_attribute("href").unwrap()
    }
}

impl Deref for LoginAt {
    type Target = Mounted;

    fn deref(&self) -> &Mounted {
        &self.page
    }
}

impl Drop for LoginAt {
    fn drop(&mut self) {
        go(&self.before);
    }
}

fn go(url: &str) {
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(url)).unwrap();
}
