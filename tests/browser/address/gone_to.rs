//! Addresses to which the browser is sent: by an answer of Kratos, or by the page's own URL.

use leptos::prelude::*;
use leptos_kratos::{App, Pages, Problem, flow::Navigator, page::VerificationPage};
use leptos_router::components::Router;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{origin, short};
use crate::{
    hostile,
    kratos::{answer_with, asked_calls},
    mounted::{Mounted, flow, frame, mount_view},
    settings::captured,
};

fn go(url: &str) {
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(url)).unwrap();
}

/// Returns `name=address` as it appears in a query.
fn in_query(name: &str, address: &str) -> String {
    format!("{name}={}", String::from(js_sys::encode_uri_component(address)))
}

/// The browser's location. Dropping it restores the earlier one.
///
/// Chromium lets a page change its URL two hundred times in ten seconds, but for a flag in `webdriver.json`.
struct Place(String);

impl Place {
    fn new(url: &str) -> Self {
        let before = window().location().href().unwrap();
        go(url);
        Self(before)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = asked_calls();
        go(&self.0);
    }
}

/// Mounts the application at the browser's location, with a Kratos that gives these answers.
async fn open(answers: &Value) -> Mounted {
    answer_with(&answers.to_string());
    let page = mount_view(flow([]), |_, _| view! { <App /> }.into_any()).await;
    settled().await;
    page
}

fn path() -> String {
    window().location().pathname().unwrap()
}

/// Waits until the page is at rest.
async fn settled() {
    for _ in 0..4 {
        frame().await;
    }
}

/// Addresses whose host no browser can parse, though they are written as addresses are.
const UNREADABLE: [&str; 6] = [
    "https://[1:2]/",
    "https://[:::]/",
    "https://[::1.2]/",
    "https://1.2.3.4.5/",
    "https://256.256.256.256/",
    "https://evil.example.0x/",
];

/// Tries to go to each of the hostile addresses, and lists the ones that were not refused.
fn tried() -> AnyView {
    let navigator = Navigator::new(Pages::default());
    let mut addresses = hostile::refused(&origin());
    addresses.extend(UNREADABLE.map(str::to_owned));
    addresses.retain(|address| navigator.go(address) != Err(Problem::UnsafeTarget(address.clone())));

    format!("not refused: {addresses:?}").into_any()
}

#[wasm_bindgen_test]
async fn no_answer_sends_the_browser_to_a_hostile_address() {
    let page = mount_view(flow([]), |_, _| view! { <Router>{tried()}</Router> }.into_any()).await;

    assert_eq!(page.text(), "not refused: []");
}

/// Signs in with a Kratos that gives this answer, and returns the page's text afterwards.
async fn says_to(status: u16, answer: Value) -> String {
    let page = open(&json!({
        "GET /.ory/sessions/whoami": [401, captured!("v26.2/A-whoami-401")],
        "GET /.ory/self-service/login/browser": [200, captured!("v26.2/A-login-init")],
        "GET /.ory/self-service/login/flows": [200, captured!("v26.2/A-login-init")],
        "POST /.ory/self-service/login": [status, answer],
    }))
    .await;
    page.press("Sign in with password").await;
    settled().await;

    page.find(".problem").map(|problem| problem.text_content().unwrap()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn who_is_not_sent_to_a_hostile_address_is_told_so() {
    let _place = Place::new("/login");
    let session = captured!("v26.2/A-whoami-200");
    for address in hostile::refused(&origin()).into_iter().filter(|address| !address.is_empty()).step_by(11) {
        let redirect = json!({ "redirect_browser_to": address, "error": { "id": "browser_location_change_required" } });
        let step = json!({ "action": "redirect_browser_to", "redirect_browser_to": address });

        for said in
            [says_to(422, redirect).await, says_to(200, json!({ "session": session, "continue_with": [step] })).await]
        {
            assert!(said.contains("considers unsafe") && said.contains(&address), "{}: {said}", short(&address));
        }
    }
}

#[wasm_bindgen_test]
async fn who_is_signed_in_already_goes_home_and_not_to_a_hostile_address() {
    let answers = json!({
        "GET /.ory/sessions/whoami": [200, captured!("v26.2/A-whoami-200")],
        "GET /.ory/self-service/login/browser": [400, captured!("v26.2/A-login-init-session-already")],
    });
    for address in hostile::refused(&origin()).iter().step_by(9) {
        let _place = Place::new(&format!("/login?{}", in_query("return_to", address)));
        let _page = open(&answers).await;

        assert_eq!(window().location().href().unwrap(), format!("{}/", origin()), "{}", short(address));
    }
}

#[wasm_bindgen_test]
async fn who_is_signed_out_signs_in_again_and_goes_to_no_hostile_address() {
    let answers = json!({
        "GET /.ory/sessions/whoami": [401, captured!("v26.2/A-whoami-401")],
        "GET /.ory/self-service/login/browser": [200, captured!("v26.2/A-login-init")],
    });
    for address in hostile::refused(&origin()).iter().skip(2).step_by(9) {
        let _place = Place::new(&format!("/logout?{}", in_query("return_to", address)));
        let _page = open(&answers).await;

        assert_eq!(path(), "/login", "{}", short(address));
    }
}

#[wasm_bindgen_test]
async fn who_skips_a_verification_goes_to_no_hostile_address() {
    for address in hostile::refused(&origin()).into_iter().step_by(9) {
        let mut flow = captured!("v26.2/A-verification-init");
        flow["return_to"] = address.clone().into();
        answer_with(&json!({ "GET /.ory/self-service/verification/browser": [200, flow] }).to_string());

        let page = mount_view(self::flow([]), |_, _| view! { <Router><VerificationPage /></Router> }.into_any()).await;
        settled().await;

        let links: Vec<_> = page.all("a[href]").iter().map(|link| link.get_attribute("href").unwrap()).collect();
        assert_eq!(links, ["/"], "{}", short(&address));
    }
}
