//! Addresses to which data is sent: a form's action, and the one that signs out.

use leptos_kratos::{
    client::Client,
    protocol::{Failure, Outcome, Submission},
};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{origin, short};
use crate::{
    hostile,
    kratos::{answer_with, asked_calls},
};

/// Submits to an address, and returns the call that was made.
async fn calls(base: &str, action: &str) -> (Outcome, String) {
    answer_with("{}");
    let submission = Submission { action: action.to_owned(), body: serde_json::Map::new() };

    let outcome = Client::new(base).update_flow(&submission).await;
    (outcome, asked_calls())
}

#[wasm_bindgen_test]
async fn nothing_is_sent_to_a_hostile_address() {
    for address in hostile::refused(&origin()) {
        for base in ["/.ory", "https://auth.example.org"] {
            let (outcome, calls) = calls(base, &address).await;

            let is_told = matches!(outcome, Outcome::Retry(Failure::Unexpected { .. }));
            assert!(is_told && calls.is_empty(), "{}: {outcome:?}, {calls}", short(&address));
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_elsewhere_is_sent_to_kratos_as_the_page_knows_it() {
    let path = "/self-service/login";
    for (base, action, expected) in [
        ("/.ory", "http://kratos:4433/self-service/login?flow=x", format!("POST /.ory{path}")),
        ("/.ory", "https://evil.example/self-service/login?flow=x", format!("POST /.ory{path}")),
        (
            "https://auth.example.org",
            "https://auth.example.org/self-service/login?flow=x",
            format!("POST https://auth.example.org{path}"),
        ),
        (
            "https://auth.example.org/ory",
            "https://auth.example.org/ory/self-service/login",
            format!("POST https://auth.example.org/ory{path}"),
        ),
        (
            "https://auth.example.org",
            "https://evil.example/self-service/login",
            format!("POST https://auth.example.org{path}"),
        ),
        // Addresses that begin as Kratos's own and are others.
        (
            "https://auth.example.org",
            "https://auth.example.org.evil.example/self-service/login",
            format!("POST https://auth.example.org{path}"),
        ),
        (
            "https://auth.example.org",
            "https://auth.example.org:8443/self-service/login",
            format!("POST https://auth.example.org{path}"),
        ),
        (
            "https://auth.example.org/ory",
            "https://auth.example.org/oryx/self-service/login",
            format!("POST https://auth.example.org/ory{path}"),
        ),
    ] {
        let (_, calls) = calls(base, action).await;

        assert_eq!(calls, expected, "{action}");
    }
}

#[wasm_bindgen_test]
async fn nobody_is_signed_out_by_a_hostile_address() {
    for address in hostile::refused(&origin()) {
        let logout = json!({ "logout_url": address, "logout_token": "made-up" });
        answer_with(&json!({ "GET /.ory/self-service/logout/browser": [200, logout] }).to_string());

        let url = Client::new("/.ory").logout_url("https://example.com/").await;
        let left = Client::new("/.ory").logout().await;

        assert!(matches!(url, Err(Failure::Unexpected { .. })), "{}: {url:?}", short(&address));
        assert!(matches!(left, Err(Failure::Unexpected { .. })), "{}: {left:?}", short(&address));
        assert_eq!(asked_calls(), ["GET /.ory/self-service/logout/browser"; 2].join("\n"));
    }
}
