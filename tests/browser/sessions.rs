//! The list of a person's sessions, with a made-up Kratos: the real one is in the journeys.

use leptos::{mount::mount_to, prelude::*};
use leptos_kratos::page::Sessions;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::{
    kratos::{answer_with, asked_calls},
    mounted::frame,
    settings::captured,
};

/// The mounted list. Dropping it removes it from the page.
struct Page {
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Page {
    async fn open(answers: Value) -> Self {
        answer_with(&answers.to_string());
        let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let handle = Box::new(mount_to(root.clone(), || view! { <Sessions /> }));
        settle().await;
        Self { root, _handle: handle }
    }

    async fn press(&self, selector: &str) {
        self.root.query_selector(selector).unwrap().unwrap().unchecked_into::<HtmlElement>().click();
        settle().await;
    }

    fn text(&self) -> String {
        self.root.inner_text()
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }
}

async fn settle() {
    for _ in 0..4 {
        frame().await;
    }
}

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

fn two() -> Value {
    let mut others = captured!("v1.3.1/A-sessions-list-two");
    others[0]["devices"][0]["user_agent"] = FIREFOX.into();
    others[0]["devices"][0]["location"] = "Seoul, KR".into();
    json!({
        "GET /.ory/sessions/whoami": [200, captured!("v1.3.1/A-whoami-200")],
        "GET /.ory/sessions": [200, others],
        "DELETE /.ory/sessions/00000000-0000-4000-8000-00000000001b": [204, ""],
        "DELETE /.ory/sessions": [200, captured!("v1.3.1/A-sessions-revoke-others")],
    })
}

const ONE: &str = "[aria-label='Sign out Firefox on Linux']";

#[wasm_bindgen_test]
async fn this_device_comes_first_and_each_is_told_in_words() {
    let page = Page::open(two()).await;
    let items = page.text();

    let own = items.find("This device").unwrap();
    let other = items.find("Firefox on Linux").unwrap();
    assert!(own < other, "{items}");
    assert!(items.contains("leptos-kratos"), "what is not known is shown as it is");
    assert!(items.contains("Seoul, KR · 127.0.0.1"), "{items}");
    assert!(items.contains("Since ") && items.contains(" · password"), "{items}");
}

#[wasm_bindgen_test]
async fn one_device_is_signed_out_after_a_question() {
    let page = Page::open(two()).await;

    page.press(ONE).await;
    assert!(page.text().contains("Sign out Firefox on Linux?"));
    page.press("dialog .button-danger").await;

    assert!(asked_calls().contains("DELETE /.ory/sessions/00000000-0000-4000-8000-00000000001b"));
    assert_eq!(page.count(ONE), 0);
    assert!(page.text().contains("You are not signed in anywhere else."));
}

#[wasm_bindgen_test]
async fn all_others_are_signed_out_after_a_question() {
    let page = Page::open(two()).await;

    page.press("section > div > .button").await;
    page.press("dialog .button-danger").await;

    assert!(asked_calls().ends_with("DELETE /.ory/sessions"));
    assert!(page.text().contains("You are not signed in anywhere else."));
    assert_eq!(page.count("section > div > .button"), 0);
}

#[wasm_bindgen_test]
async fn who_cancels_stays_signed_in() {
    let page = Page::open(two()).await;

    page.press(ONE).await;
    page.press("dialog .button-secondary").await;

    assert!(!asked_calls().contains("DELETE"));
    assert_eq!(page.count(ONE), 1);
}

#[wasm_bindgen_test]
async fn what_could_not_be_done_is_said_and_can_be_tried_again() {
    let mut answers = two();
    answers["DELETE /.ory/sessions"] = json!([503, "<html>"]);
    let page = Page::open(answers).await;

    page.press("section > div > .button").await;
    page.press("dialog .button-danger").await;
    assert_eq!(page.count("[role='alert']"), 1);
    assert_eq!(page.count(ONE), 1);

    answer_with(&two().to_string());
    page.press("[role='alert'] button").await;
    assert_eq!(page.count("[role='alert']"), 0);
    assert!(asked_calls().ends_with("DELETE /.ory/sessions"));
}

#[wasm_bindgen_test]
async fn a_list_that_does_not_come_can_be_asked_for_again() {
    let mut answers = two();
    answers["GET /.ory/sessions"] = json!([500, "<html>"]);
    let page = Page::open(answers).await;
    assert_eq!(page.count("[role='alert']"), 1);

    answer_with(&two().to_string());
    page.press("[role='alert'] button").await;

    assert_eq!(page.count(ONE), 1);
    let _ = asked_calls();
}
