//! Access: the requests that may pass.

use std::{sync::Arc, time::Duration};

use axum::http::Method;
use dev_stack::Postgres;
use leptos_kratos_server::config::Secret;
use serde_json::json;

use crate::{
    http::call,
    person::{Person, SignedIn},
    world::{Server, folder, stack, start_stack},
};

#[tokio::test]
async fn without_a_session_nobody_is_anybody() {
    let server = Server::start().await;

    let nobody = call(Method::GET, &format!("{}/api/v1/me", server.public), &[], None).await;
    assert_eq!((nobody.status, nobody.problem()), (401, "session-missing"));
    assert_eq!(nobody.headers["content-type"], "application/problem+json");

    for who in [
        SignedIn::Cookie("MTczNTY4OTYwMHxub3RoaW5n".to_owned()),
        SignedIn::Cookie("\"; DROP".to_owned()),
        SignedIn::Token("ory_st_nothing".to_owned()),
    ] {
        let answer = server.get("/me", &who).await;
        assert_eq!((answer.status, answer.problem()), (401, "session-missing"), "{who:?}");
    }
}

#[tokio::test]
async fn a_browser_and_an_application_are_the_same_person() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;

    let browser = server.me(&person.browser().await).await;
    let application = server.me(&person.application().await).await;

    assert_eq!(browser, application);
    assert_eq!(browser["email"], json!(person.email));
    assert_eq!(browser["kratos_identity_id"], json!(person.id));
    assert_eq!(browser["is_admin"], json!(false));
}

#[tokio::test]
async fn a_second_factor_is_asked_for_first() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    person.add_second_factor().await;

    for path in ["/me", "/me/sessions"] {
        let answer = server.get(path, &person.browser().await).await;

        assert_eq!((answer.status, answer.problem()), (403, "session-aal2-required"));
        let to = answer.body["redirect_browser_to"].as_str().unwrap();
        assert!(to.contains("/self-service/login/browser?aal=aal2"), "{to}");
    }
}

#[tokio::test]
async fn somebody_who_is_disabled_is_nobody() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;

    person.patch(json!([{ "op": "replace", "path": "/state", "value": "inactive" }])).await;

    assert_eq!(server.get("/me", &browser).await.problem(), "session-missing");
}

#[tokio::test]
async fn without_kratos_it_is_said_that_kratos_is_away() {
    let stack = Arc::new(start_stack(|builder| builder));
    let server = Server::with(stack.clone(), |_| {}).await;
    let person = Person::new(&stack).await;
    let browser = person.browser().await;

    stack.stop_kratos();
    let answer = server.get("/me", &browser).await;
    assert_eq!((answer.status, answer.problem()), (502, "kratos-unavailable"));
    let series = r#"leptos_kratos_upstream_errors_total{upstream="public",kind="unreachable"}"#;
    assert_eq!(server.counted(series).await, 1);

    stack.start_kratos().unwrap();
    assert_eq!(server.me(&browser).await["email"], json!(person.email));
}

#[tokio::test]
async fn a_kratos_that_does_not_answer_is_not_waited_for_for_long() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let server = Server::with(stack(), |config| {
        config.kratos.public_url = format!("http://{address}");
        config.kratos.timeout_seconds = 1;
    })
    .await;

    let asked = std::time::Instant::now();
    let answer = server.get("/me", &SignedIn::Token("ory_st_nothing".to_owned())).await;

    assert_eq!((answer.status, answer.problem()), (504, "kratos-timeout"));
    assert!(asked.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn without_the_database_it_is_said_so() {
    let postgres = Postgres::start(&folder("stopped")).unwrap();
    let url = postgres.url("users").unwrap();
    let server = Server::with(stack(), |config| config.database.url = Secret::new(url)).await;
    let browser = Person::new(&server.stack).await.browser().await;
    server.me(&browser).await;

    drop(postgres);

    let answer = server.get("/me", &browser).await;
    assert_eq!((answer.status, answer.problem()), (503, "database-unavailable"));
    let ready = call(Method::GET, &format!("{}/health/ready", server.public), &[], None).await;
    assert_eq!((ready.status, &ready.body["database"]), (503, &json!("does_not_answer")));
}
