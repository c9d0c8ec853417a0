//! The account as a person sees and changes it.

use axum::http::Method;
use serde_json::{Value, json};

use crate::{
    http::call,
    person::Person,
    provider,
    world::{Server, start_stack},
};

#[tokio::test]
async fn linked_accounts_are_listed() {
    let server = Server::start().await;
    let subject = uuid::Uuid::new_v4().to_string();
    let provider = json!({ "provider": "local", "subject": subject });
    let credentials = json!({ "oidc": { "config": { "providers": [provider] } } });
    let person = Person::with(&server.stack, json!({ "credentials": credentials })).await;
    let nobody_elses = Person::new(&server.stack).await;

    let answer = server.get("/me/linked-accounts", &person.browser().await).await;

    let account = json!({ "provider": "local", "subject": subject, "email": null, "name": null });
    assert_eq!(answer.body, json!({ "linked_accounts": [account] }));
    let none = server.get("/me/linked-accounts", &nobody_elses.browser().await).await;
    assert_eq!(none.body, json!({ "linked_accounts": [] }));
}

#[tokio::test]
async fn whoever_signs_up_with_a_provider_sees_that_account_and_no_token() {
    let server = Server::start().await;
    let browser = provider::sign_up(&server.stack, "test-user@localhost", "verysecure").await;
    assert_eq!(server.me(&browser).await["email"], json!("test-user@example.com"));

    let answer = server.get("/me/linked-accounts", &browser).await;

    // This provider's id token contains only the subject.
    let account = json!({ "provider": "local", "subject": "id1", "email": null, "name": null });
    assert_eq!(answer.body, json!({ "linked_accounts": [account] }));
}

#[tokio::test]
async fn sessions_are_listed_with_the_current_one_first() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let (first, second) = (person.browser().await, person.application().await);

    let ids = async |who| {
        let answer = server.get("/me/sessions", who).await;
        let sessions = answer.body["sessions"].as_array().unwrap().clone();
        let current: Vec<_> = sessions.iter().map(|session| session["is_current"].as_bool().unwrap()).collect();
        assert_eq!(current, [true, false]);
        assert_eq!((&sessions[0]["aal"], &sessions[0]["methods"]), (&json!("aal1"), &json!(["password"])));
        assert_eq!(sessions[0]["devices"].as_array().map(Vec::len), Some(1));
        sessions.into_iter().map(|session| session["id"].clone()).collect::<Vec<_>>()
    };
    let (mut of_first, of_second) = (ids(&first).await, ids(&second).await);

    of_first.reverse();
    assert_eq!(of_first, of_second);
}

#[tokio::test]
async fn a_picture_is_set_and_taken_away() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    let before = server.me(&browser).await;

    for avatar in [json!("https://example.com/a.png"), json!("/avatars/a.png"), Value::Null] {
        let answer = server.api(Method::PATCH, "/me", &browser, Some(&json!({ "avatar_url": avatar }))).await;

        assert_eq!((answer.status, &answer.body["avatar_url"]), (200, &avatar));
        assert_eq!(answer.body, server.me(&browser).await);
        assert_ne!(answer.body["updated_at"], before["updated_at"]);
    }
}

#[tokio::test]
async fn what_is_no_change_is_refused() {
    let server = Server::start().await;
    let browser = Person::new(&server.stack).await.browser().await;

    for body in [
        json!({}),
        json!([]),
        json!({ "avatar_url": 7 }),
        json!({ "avatar_url": "http://example.com/a.png" }),
        json!({ "avatar_url": "//example.com/a.png" }),
        json!({ "avatar_url": "javascript:alert(1)" }),
        json!({ "avatar_url": null, "is_admin": true }),
        json!({ "email": "mallory@example.com" }),
    ] {
        let answer = server.api(Method::PATCH, "/me", &browser, Some(&body)).await;
        assert_eq!((answer.status, answer.problem()), (422, "invalid"), "{body}");
    }

    let long = json!({ "avatar_url": "a".repeat(20_000) });
    let answer = server.api(Method::PATCH, "/me", &browser, Some(&long)).await;
    assert_eq!((answer.status, answer.problem()), (413, "too-large"));
    let nothing = server.api(Method::PATCH, "/me", &browser, None).await;
    assert_eq!((nothing.status, nothing.problem()), (422, "invalid"));
}

#[tokio::test]
async fn a_change_that_another_site_sends_is_refused() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let (_, cookie) = person.browser().await.header();
    let body = json!({ "avatar_url": "/a.png" });
    let status = async |headers: &[(&str, &str)]| {
        let headers: Vec<_> = headers.iter().copied().chain([("cookie", cookie.as_str())]).collect();
        let answer = call(Method::PATCH, &format!("{}/api/v1/me", server.public), &headers, Some(&body)).await;
        (answer.status, answer.problem().to_owned())
    };

    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[],
    ] {
        assert_eq!(status(headers).await, (403, "cross-site".to_owned()), "{headers:?}");
    }
    assert_eq!(status(&[("origin", server.public.as_str())]).await.0, 200);
}

#[tokio::test]
async fn a_picture_that_is_a_trait_is_changed_in_kratos() {
    let folder = crate::world::folder("schema");
    let mut schema: Value =
        serde_json::from_str(include_str!("../../../dev/identity.schema.json")).expect("the schema is JSON");
    schema["properties"]["traits"]["properties"]["picture"] = json!({ "type": "string" });
    let file = folder.join("identity.schema.json");
    std::fs::write(&file, schema.to_string()).unwrap();
    let stack = start_stack(|builder| builder.schema(&file)).into();
    let server = Server::with(stack, |_| {}).await;
    let picture = "https://example.com/ada.png";
    let person = Person::with(&server.stack, json!({ "traits": { "picture": picture } })).await;
    let browser = person.browser().await;

    assert_eq!(server.me(&browser).await["avatar_url"], json!(picture));
    let answer = server.api(Method::PATCH, "/me", &browser, Some(&json!({ "avatar_url": "/a.png" }))).await;
    assert_eq!((answer.status, answer.problem()), (409, "conflict"));
}
