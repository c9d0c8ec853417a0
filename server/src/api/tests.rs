use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::*;
use crate::{config, database::tests::memory, metrics::Metrics, session::Sessions, users::Users};

/// An API whose Kratos is away.
async fn api() -> Router {
    let kratos_config = config::Kratos { public_url: "http://127.0.0.1:1".to_owned(), ..config::Kratos::default() };
    let metrics = Metrics::default();
    let kratos = Kratos::new(&kratos_config, metrics.clone()).unwrap();
    let sessions = Sessions::new(&config::Session::default(), kratos.clone(), metrics.clone());
    let database = memory().await;
    let guard = Guard::new(&kratos_config, sessions, Users::new(database.clone(), metrics.clone()));
    let deletions = Deletions::new(database, kratos.clone(), metrics);

    router(Api { guard, kratos, deletions })
}

/// The status, and the problem's name or all that was said.
async fn answer(method: &str, path: &str, headers: &[(&str, &str)]) -> (StatusCode, Value) {
    let mut request = Request::builder().method(method).uri(path).header("host", "app.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = api().await.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();

    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store", "{method} {path}");
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&body).unwrap_or_else(|_| panic!("{method} {path} {status}: {body:?}")))
}

async fn problem(method: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let (status, body) = answer(method, path, headers).await;

    assert_eq!(body["status"], status.as_u16());
    body["type"].as_str().unwrap().trim_start_matches("urn:leptos-kratos:problem:").to_owned()
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    for path in ["/api/v1/nothing", "/api/v1", "/api/v1/", "/api/v1/me/", "/api/v1//me"] {
        assert_eq!(problem("GET", path, &[]).await, "not-found", "{path}");
    }
    for (method, path) in [("PUT", "/api/v1/me"), ("POST", "/api/v1/users"), ("BREW", "/api/v1/openapi.json")] {
        assert_eq!(problem(method, path, &[]).await, "method-not-allowed", "{method} {path}");
    }
}

#[tokio::test]
async fn nobody_is_told_so_and_nothing_else() {
    for (method, path) in [("GET", "/api/v1/me"), ("PATCH", "/api/v1/me"), ("GET", "/api/v1/users?page_size=x")] {
        assert_eq!(problem(method, path, &[]).await, "session-missing", "{method} {path}");
    }
}

#[tokio::test]
async fn without_kratos_nobody_is_refused_as_a_stranger() {
    for header in [("cookie", "ory_kratos_session=a"), ("x-session-token", "a")] {
        assert_eq!(problem("GET", "/api/v1/me", &[header]).await, "kratos-unavailable");
    }
}

#[tokio::test]
async fn a_change_comes_from_our_own_page() {
    let cookie = ("cookie", "ory_kratos_session=a");
    for (headers, passes) in [
        (vec![("sec-fetch-site", "same-origin")], true),
        (vec![("sec-fetch-site", "same-origin"), ("origin", "https://app.example")], true),
        (vec![("origin", "https://app.example")], true),
        (vec![("sec-fetch-site", "same-site"), ("origin", "https://other.app.example")], false),
        (vec![("sec-fetch-site", "cross-site")], false),
        (vec![("sec-fetch-site", "none")], false),
        (vec![("origin", "https://evil.example")], false),
        (vec![("origin", "null")], false),
        (vec![], false),
    ] {
        let headers: Vec<_> = headers.into_iter().chain([cookie]).collect();
        let expected = if passes { "kratos-unavailable" } else { "cross-site" };
        assert_eq!(problem("PATCH", "/api/v1/me", &headers).await, expected, "{headers:?}");
        assert_eq!(problem("GET", "/api/v1/me", &headers).await, "kratos-unavailable", "{headers:?}");
    }

    let token = ("x-session-token", "a");
    assert_eq!(problem("PATCH", "/api/v1/me", &[token]).await, "kratos-unavailable", "no browser sends one by itself");
}

#[tokio::test]
async fn the_document_names_every_route() {
    let (status, document) = answer("GET", "/api/v1/openapi.json", &[]).await;

    assert_eq!(status, StatusCode::OK);
    assert_eq!(document["openapi"].as_str().map(|version| &version[..3]), Some("3.1"));
    let paths = document["paths"].as_object().unwrap();
    let mut named: Vec<_> = paths
        .iter()
        .flat_map(|(path, item)| item.as_object().unwrap().keys().map(move |method| format!("{method} {path}")))
        .collect();
    named.sort();
    let all = [
        "delete /api/v1/me",
        "get /api/v1/me",
        "get /api/v1/me/linked-accounts",
        "get /api/v1/me/sessions",
        "get /api/v1/openapi.json",
        "get /api/v1/users",
        "patch /api/v1/me",
    ];
    assert_eq!(named, all);
}
