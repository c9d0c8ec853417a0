//! The account as the companion server knows it, with a made-up server.

mod cards;
mod delete;
mod hindered;

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use leptos::{mount::mount_to, prelude::*};
use leptos_kratos::{
    account::{Account, AccountProps},
    i18n::{Texts, speak},
};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::{
    kratos::{answer_with, asked_calls},
    mounted::frame,
};

/// The mounted account. Dropping it removes it from the page, which speaks English again.
pub(crate) struct Page {
    root: HtmlElement,
    ends: Arc<AtomicU32>,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = asked_calls();
        self.root.remove();
        speak(Texts::default());
    }
}

impl Page {
    pub(crate) async fn open(answers: &Value) -> Self {
        answer_with(&answers.to_string());
        let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let ends = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&ends);
        let handle = mount_to(root.clone(), move || {
            let on_end = Callback::new(move |()| {
                counted.fetch_add(1, Ordering::Relaxed);
            });
            Account(AccountProps::builder().api("/api/v1/").on_end(on_end).build())
        });
        settle().await;
        Self { root, ends, _handle: Box::new(handle) }
    }

    /// Opens it in Korean.
    pub(crate) async fn open_in_korean(answers: &Value) -> Self {
        let own: Value = serde_json::from_str(include_str!("../../public/locale/account/ko.json")).unwrap();
        let texts = Texts::read("ko", include_str!("../../public/locale/ko.json")).unwrap();
        speak(texts.overridden_by(&own));
        Self::open(answers).await
    }

    pub(crate) fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.text())).unchecked_into()
    }

    pub(crate) async fn press(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
        settle().await;
    }

    pub(crate) fn text(&self) -> String {
        self.root.inner_text()
    }

    pub(crate) fn text_of(&self, selector: &str) -> String {
        self.find::<HtmlElement>(selector).inner_text()
    }

    /// Returns the text of each element that a selector finds, in order.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.get(index).unwrap().text_content().unwrap()).collect()
    }

    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// Returns the number of announcements that the account no longer exists.
    pub(crate) fn ends(&self) -> u32 {
        self.ends.load(Ordering::Relaxed)
    }

    /// Opens the question before the deletion, and types a text.
    pub(crate) async fn ask_and_type(&self, text: &str) {
        self.press(DELETE).await;
        self.fill(text).await;
    }

    pub(crate) async fn fill(&self, text: &str) {
        let input: HtmlInputElement = self.find(CONFIRM);
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
        settle().await;
    }
}

pub(crate) const DELETE: &str = "[data-testid='account/delete']";
pub(crate) const CONFIRM: &str = "[data-testid='account/delete/confirm']";
pub(crate) const CONFIRMED: &str = "[data-testid='account/delete/confirmed']";

pub(crate) async fn settle() {
    for _ in 0..4 {
        frame().await;
    }
}

/// Returns the server's data about a person who has everything that is possible.
pub(crate) fn known() -> Value {
    json!({
        "GET /api/v1/me": [200, {
            "id": "6f1ad3a4-0000-4000-8000-000000000001",
            "kratos_identity_id": "6f1ad3a4-0000-4000-8000-000000000002",
            "email": "ada@example.com",
            "name": "Ada Lovelace",
            "username": "ada",
            "avatar_url": null,
            "is_admin": true,
            "created_at": "2025-03-04T12:00:00Z",
            "updated_at": "2025-03-04T12:00:00Z",
        }],
        "GET /api/v1/me/linked-accounts": [200, { "linked_accounts": [
            { "provider": "google", "subject": "1", "email": "ada@gmail.example", "name": "Ada L." },
            { "provider": "github", "subject": "2", "email": null, "name": "countess" },
            { "provider": "workplace", "subject": "subject-3", "email": null, "name": null },
        ] }],
        "DELETE /api/v1/me": [204, ""],
    })
}

/// Returns the same, with another answer to one call.
pub(crate) fn known_but(call: &str, answer: Value) -> Value {
    let mut answers = known();
    answers[call] = answer;
    answers
}

/// Returns a problem in the server's words.
pub(crate) fn problem(status: u16, code: &str, more: &Value) -> Value {
    let mut problem = json!({
        "type": format!("urn:leptos-kratos:problem:{code}"),
        "title": "The server's title",
        "status": status,
    });
    problem
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())));
    json!([status, problem])
}
