//! Deletion of an account.

use std::{sync::Arc, time::Duration};

use axum::http::Method;
use leptos_kratos_server::config::Secret;
use serde_json::{Value, json};

use crate::{
    gate::Gate,
    http::{Answer, call},
    person::{Person, SignedIn},
    world::{KEY, Server, file, postgres, stack, start_stack},
};

async fn delete(server: &Server, who: &SignedIn, confirm: &str) -> Answer {
    server.api(Method::DELETE, "/me", who, Some(&json!({ "confirm": confirm }))).await
}

fn is_cookie_gone(answer: &Answer) -> bool {
    let cookie = "ory_kratos_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";

    answer.headers.get("set-cookie").is_some_and(|set| set == cookie)
}

/// Returns the ids of all users.
async fn users(server: &Server) -> Vec<Value> {
    let admin = Person::with(&server.stack, json!({ "metadata_public": { "roles": ["system-admin"] } })).await;
    let list = server.get("/users?page_size=250", &admin.application().await).await.body;

    list["users"].as_array().unwrap().iter().map(|user| user["kratos_identity_id"].clone()).collect()
}

#[tokio::test]
async fn an_account_ends_with_its_identity_its_sessions_and_its_user() {
    for database in [file(), postgres()] {
        let server = Server::with(stack(), |config| {
            config.database.url = Secret::new(database);
            config.session.cache_seconds = 60;
        })
        .await;
        let person = Person::new(&server.stack).await;
        let (browser, other_device) = (person.browser().await, person.application().await);
        server.me(&browser).await;
        server.me(&other_device).await;
        assert!(users(&server).await.contains(&json!(person.id)));

        let answer = delete(&server, &browser, &format!(" {}\n", person.email.to_uppercase())).await;

        assert_eq!(answer.status, 204);
        assert!(is_cookie_gone(&answer), "{:?}", answer.headers);
        assert!(!person.exists().await);
        assert!(!person.is_signed_in(&browser).await);
        assert!(!person.is_signed_in(&other_device).await);
        // A cached session does not create its user again.
        for who in [&browser, &other_device] {
            assert_eq!(server.get("/me", who).await.problem(), "session-missing");
        }
        assert!(!users(&server).await.contains(&json!(person.id)));
    }
}

#[tokio::test]
async fn another_replica_that_remembers_the_session_refuses_it_at_once() {
    let database = postgres();
    let remembering = |config: &mut leptos_kratos_server::config::Config| {
        config.database.url = Secret::new(database.clone());
        config.session.cache_seconds = 60;
    };
    let (here, there) = (Server::with(stack(), remembering).await, Server::with(stack(), remembering).await);
    let person = Person::new(&here.stack).await;
    let (browser, phone) = (person.browser().await, person.browser().await);
    there.me(&phone).await;

    assert_eq!(delete(&here, &browser, &person.email).await.status, 204);

    assert_eq!(there.get("/me", &phone).await.problem(), "session-missing");
    assert!(!users(&there).await.contains(&json!(person.id)));
}

#[tokio::test]
async fn what_is_typed_has_to_be_ones_own_address() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;

    for typed in ["", "delete", "somebody@example.com"] {
        let answer = delete(&server, &browser, typed).await;
        assert_eq!((answer.status, answer.problem()), (422, "confirmation-mismatch"), "{typed}");
    }
    for body in [None, Some(json!({})), Some(json!({ "confirm": true }))] {
        let answer = server.api(Method::DELETE, "/me", &browser, body.as_ref()).await;
        assert_eq!((answer.status, answer.problem()), (422, "invalid"), "{body:?}");
    }

    assert!(person.exists().await);
    server.me(&browser).await;
}

#[tokio::test]
async fn whoever_has_signed_in_long_ago_does_so_again_first() {
    let server = Server::with(stack(), |config| config.kratos.privileged_session_seconds = 0).await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;

    let answer = delete(&server, &browser, &person.email).await;

    assert_eq!((answer.status, answer.problem()), (403, "session-refresh-required"));
    assert_eq!(answer.body["redirect_browser_to"], "/.ory/self-service/login/browser?refresh=true");
    assert!(person.exists().await);
}

#[tokio::test]
async fn whoever_was_signed_out_elsewhere_a_moment_ago_deletes_nothing() {
    let server = Server::with(stack(), |config| config.session.cache_seconds = 60).await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;

    person.revoke_sessions().await;

    assert_eq!(delete(&server, &browser, &person.email).await.problem(), "session-missing");
    assert!(person.exists().await);
}

#[tokio::test]
async fn without_kratos_nothing_is_deleted() {
    let stack = Arc::new(start_stack(|builder| builder));
    let server = Server::with(stack.clone(), |config| config.session.cache_seconds = 60).await;
    let person = Person::new(&stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;

    stack.stop_kratos();
    assert_eq!(delete(&server, &browser, &person.email).await.problem(), "kratos-unavailable");

    stack.start_kratos().unwrap();
    server.me(&browser).await;
}

#[tokio::test]
async fn while_the_admin_api_is_away_the_account_is_as_good_as_gone() {
    let gate = Gate::before(&stack().kratos_admin()).await;
    let server = Server::with(stack(), |config| {
        config.kratos.admin_url = gate.url();
        config.kratos.timeout_seconds = 1;
    })
    .await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    server.me(&browser).await;

    gate.close();
    let answer = delete(&server, &browser, &person.email).await;
    assert_eq!(answer.status, 202);
    assert!(is_cookie_gone(&answer), "{:?}", answer.headers);
    assert!(person.is_signed_in(&browser).await, "Kratos has not heard of it yet");
    assert_eq!(server.get("/me", &browser).await.problem(), "session-missing");
    // A web hook of Kratos does not create the user again either.
    let (hook, key) = (format!("{}/hooks/kratos", server.operations), [("x-webhook-key", KEY)]);

    gate.open();
    assert!(
        [204, 404].contains(&call(Method::POST, &hook, &key, Some(&json!({ "identity_id": person.id }))).await.status)
    );
    assert_eq!(server.counted("leptos_kratos_users_provisioned_total").await, 1);
    for _ in 0..300 {
        if !person.exists().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the account was not deleted");
}
