//! Kratos's answer is cached for a moment, and no longer.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::http::Method;
use serde_json::json;

use crate::{
    http::call,
    person::{Person, SignedIn},
    world::{Server, stack},
};

const ASKED: &str = r#"leptos_kratos_whoami_total{outcome="session"}"#;

async fn remembering(seconds: u64) -> Server {
    Server::with(stack(), |config| config.session.cache_seconds = seconds).await
}

/// Sends a request to Kratos through the server.
async fn kratos(server: &Server, method: Method, path: &str, who: &SignedIn) -> crate::http::Answer {
    let (name, value) = who.header();

    call(method, &format!("{}/.ory{path}", server.public), &[(name, value.as_str())], None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_at_the_same_time_ask_kratos_once() {
    let server = Arc::new(remembering(60).await);
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;

    let requests: Vec<_> = (0..50)
        .map(|_| {
            let (server, browser) = (server.clone(), browser.clone());
            tokio::spawn(async move { server.me(&browser).await })
        })
        .collect();
    for request in requests {
        request.await.unwrap();
    }

    assert_eq!(server.counted(ASKED).await, 1);
    assert_eq!(server.counted(r#"leptos_kratos_whoami_total{outcome="cached"}"#).await, 49);
}

#[tokio::test]
async fn a_session_that_was_ended_elsewhere_is_seen_within_the_stated_seconds() {
    let server = remembering(2).await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;
    let remembered = Instant::now();

    person.revoke_sessions().await;
    server.me(&browser).await;

    while server.get("/me", &browser).await.status == 200 {
        assert!(remembered.elapsed() < Duration::from_millis(2_500), "the session is still seen as good");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(server.get("/me", &browser).await.problem(), "session-missing");
}

#[tokio::test]
async fn without_a_cache_an_ended_session_is_seen_at_once() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;

    person.revoke_sessions().await;

    assert_eq!(server.get("/me", &browser).await.problem(), "session-missing");
}

#[tokio::test]
async fn what_is_revoked_through_the_server_is_seen_at_once() {
    let server = remembering(60).await;
    let person = Person::new(&server.stack).await;
    let (laptop, phone) = (person.browser().await, person.browser().await);
    server.me(&phone).await;

    // The API has not seen the laptop's session before.
    assert_eq!(kratos(&server, Method::DELETE, "/sessions", &laptop).await.body, json!({ "count": 1 }));

    assert_eq!(server.get("/me", &phone).await.problem(), "session-missing");
    server.me(&laptop).await;
}

#[tokio::test]
async fn whoever_signs_out_through_the_server_is_signed_out() {
    let server = remembering(60).await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;

    let flow = kratos(&server, Method::GET, "/self-service/logout/browser", &browser).await;
    let token = flow.body["logout_token"].as_str().unwrap();
    kratos(&server, Method::GET, &format!("/self-service/logout?token={token}"), &browser).await;

    assert_eq!(server.get("/me", &browser).await.problem(), "session-missing");
}
