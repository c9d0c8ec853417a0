//! Kratos's web hooks.

use axum::http::Method;
use dev_stack::Stack;
use serde_json::{Value, json};

use crate::{
    http::{Answer, call},
    person::Person,
    world::{KEY, Server, stack, start_stack},
};

async fn hook(server: &Server, headers: &[(&str, &str)], body: &Value) -> Answer {
    call(Method::POST, &format!("{}/hooks/kratos", server.operations), headers, Some(body)).await
}

const PROVISIONED: &str = "leptos_kratos_users_provisioned_total";

/// Starts a Kratos that calls web hooks after registrations and changes of the profile.
fn calling(port: u16) -> Stack {
    let template = crate::world::folder("hook").join("body.jsonnet");
    std::fs::write(&template, "function(ctx) { identity_id: ctx.identity.id }").unwrap();
    let hook = json!({
        "hook": "web_hook",
        "config": {
            "url": format!("http://127.0.0.1:{port}/hooks/kratos"),
            "method": "POST",
            "body": format!("file://{}", template.display()),
            "auth": { "type": "api_key", "config": { "name": "X-Webhook-Key", "value": KEY, "in": "header" } },
        },
    });
    let flows = json!({
        "registration": { "after": { "password": { "hooks": [hook, { "hook": "session" }] } } },
        "settings": { "after": { "profile": { "hooks": [hook] } } },
    });
    start_stack(|builder| builder.config(json!({ "selfservice": { "flows": flows } })))
}

#[tokio::test(flavor = "multi_thread")]
async fn kratos_tells_of_whom_it_registers_and_changes() {
    let port = dev_stack::free_port().unwrap();
    let server = Server::with(calling(port).into(), |config| config.operations.listen.set_port(port)).await;
    let public = server.stack.kratos_public();
    let admin = Person::with(&server.stack, json!({ "metadata_public": { "roles": ["system-admin"] } })).await;
    let admin = admin.application().await;
    server.me(&admin).await;

    let flow = call(Method::GET, &format!("{public}/self-service/registration/api"), &[], None).await.body;
    let action = format!("{public}/self-service/registration?flow={}", flow["id"].as_str().unwrap());
    let email = format!("p{}@example.com", uuid::Uuid::new_v4().simple());
    let body = json!({ "method": "password", "password": "a passphrase of her own", "traits": { "email": email } });
    let registered = call(Method::POST, &action, &[], Some(&body)).await.body;

    let newest = async || server.get("/users", &admin).await.body["users"].as_array().unwrap().last().cloned().unwrap();
    wait_until(async || newest().await["email"] == json!(email)).await;

    let token = registered["session_token"].as_str().unwrap();
    let headers = [("x-session-token", token)];
    let flow = call(Method::GET, &format!("{public}/self-service/settings/api"), &headers, None).await.body;
    let action = format!("{public}/self-service/settings?flow={}", flow["id"].as_str().unwrap());
    let body = json!({ "method": "profile", "traits": { "email": email, "name": "Ada" } });
    assert_eq!(call(Method::POST, &action, &headers, Some(&body)).await.status, 200);

    wait_until(async || newest().await["name"] == json!("Ada")).await;
    assert_eq!(server.counted(PROVISIONED).await, 2, "the admin, and whom Kratos has told of");
}

async fn wait_until(holds: impl AsyncFn() -> bool) {
    for _ in 0..100 {
        if holds().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("Kratos has not called");
}

#[tokio::test]
async fn a_call_that_is_played_back_writes_what_is_true_now() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let recorded =
        json!({ "identity_id": person.id, "traits": { "email": "mallory@example.com" }, "roles": ["system-admin"] });
    let key = [("x-webhook-key", KEY)];
    assert_eq!(hook(&server, &key, &recorded).await.status, 204);

    person.patch(json!([{ "op": "add", "path": "/traits/name", "value": "Ada" }])).await;
    for _ in 0..3 {
        assert_eq!(hook(&server, &key, &recorded).await.status, 204);
    }

    let me = server.me(&person.browser().await).await;
    assert_eq!((&me["email"], &me["name"], &me["is_admin"]), (&json!(person.email), &json!("Ada"), &json!(false)));
    assert_eq!(server.counted(PROVISIONED).await, 1);
}

#[tokio::test]
async fn only_kratos_may_call() {
    let server = Server::start().await;
    let body = json!({ "identity_id": Person::new(&server.stack).await.id });
    let bearer = format!("Bearer {KEY}");

    for headers in [
        &[][..],
        &[("x-webhook-key", "")],
        &[("x-webhook-key", "a-key-of-thirty-two-letters-or-morf")],
        &[("authorization", KEY)],
        &[("authorization", "Bearer ")],
        &[("authorization", "Basic YTpi")],
    ] {
        assert_eq!(hook(&server, headers, &body).await.status, 401, "{headers:?}");
    }
    assert_eq!(hook(&server, &[("authorization", &bearer)], &body).await.status, 204);
    assert_eq!(hook(&server, &[("authorization", &bearer)], &json!({})).await.status, 422);

    let outside = call(Method::POST, &format!("{}/hooks/kratos", server.public), &[("x-webhook-key", KEY)], None).await;
    assert_ne!(outside.status, 204, "it is not on the public address");
    let without = Server::with(stack(), |config| config.webhook.key = None).await;
    assert_eq!(hook(&without, &[("x-webhook-key", "")], &body).await.status, 404);
}

#[tokio::test]
async fn whoever_is_not_there_any_more_is_not_made_a_user() {
    let server = Server::start().await;
    let key = [("x-webhook-key", KEY)];
    let answer = hook(&server, &key, &json!({ "identity_id": uuid::Uuid::new_v4() })).await;
    assert_eq!((answer.status, answer.problem()), (404, "not-found"));
}
