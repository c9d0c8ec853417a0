//! Users are created at their first request, and follow Kratos's data about them.

use std::sync::Arc;

use axum::http::Method;
use leptos_kratos_server::config::Secret;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::{
    person::{Person, SignedIn},
    world::{Server, file, postgres, stack},
};

async fn with_database(url: &str) -> Server {
    Server::with(stack(), |config| config.database.url = Secret::new(url)).await
}

/// Requests the user of all servers and with all credentials, at once.
async fn at_once(servers: &Arc<[Server]>, who: &[SignedIn]) -> Vec<Value> {
    let mut requests = JoinSet::new();
    for number in 0..40 {
        let (servers, who) = (servers.clone(), who[number % who.len()].clone());
        requests.spawn(async move { servers[number % servers.len()].me(&who).await });
    }

    requests.join_all().await
}

async fn one_row_of_many_first_requests(database: &str) {
    let servers: Arc<[Server]> = [with_database(database).await, with_database(database).await].into();
    let person = Person::new(&servers[0].stack).await;
    // Several sessions, so that no lookup is shared by requests of different devices.
    let who = [person.application().await, person.application().await, person.browser().await];

    let answers = at_once(&servers, &who).await;

    assert!(answers.iter().all(|user| *user == answers[0]), "{answers:?}");
    let made = "leptos_kratos_users_provisioned_total";
    assert_eq!(servers[0].counted(made).await + servers[1].counted(made).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_first_requests_at_two_servers_make_one_user_in_a_file() {
    one_row_of_many_first_requests(&file()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_first_requests_at_two_servers_make_one_user_in_postgresql() {
    one_row_of_many_first_requests(&postgres()).await;
}

#[tokio::test]
async fn a_user_follows_their_traits() {
    for database in [file(), postgres()] {
        let server = with_database(&database).await;
        let person = Person::new(&server.stack).await;
        let browser = person.browser().await;
        let first = server.me(&browser).await;
        assert_eq!((&first["name"], &first["username"]), (&Value::Null, &Value::Null));
        assert_eq!(first["created_at"], first["updated_at"]);

        person
            .patch(json!([
                { "op": "add", "path": "/traits/name", "value": "Ada Lovelace" },
                { "op": "add", "path": "/traits/username", "value": "ada" },
            ]))
            .await;
        let changed = server.me(&browser).await;
        let again = server.me(&browser).await;

        assert_eq!((&changed["name"], &changed["username"]), (&json!("Ada Lovelace"), &json!("ada")));
        assert_eq!((&changed["id"], &changed["created_at"]), (&first["id"], &first["created_at"]));
        assert_ne!(changed["updated_at"], first["updated_at"]);
        assert_eq!(again, changed, "nothing has changed since");

        person.patch(json!([{ "op": "remove", "path": "/traits/name" }])).await;
        assert_eq!(server.me(&browser).await["name"], Value::Null);
    }
}

#[tokio::test]
async fn what_somebody_changes_themselves_is_followed_too() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let here = person.application().await;
    server.me(&here).await;

    person.settings(&here, &json!({ "method": "profile", "traits": { "email": person.email, "name": "Ada" } })).await;

    assert_eq!(server.me(&here).await["name"], json!("Ada"));
}

#[tokio::test]
async fn an_admin_is_made_and_unmade() {
    let server = Server::start().await;
    let person = Person::new(&server.stack).await;
    let browser = person.browser().await;
    assert_eq!(server.get("/users", &browser).await.problem(), "forbidden");

    let roles = |roles: Value| json!([{ "op": "add", "path": "/metadata_public", "value": { "roles": roles } }]);
    person.patch(roles(json!(["editor", "system-admin"]))).await;
    assert_eq!(server.me(&browser).await["is_admin"], json!(true));
    assert_eq!(server.get("/users", &browser).await.status, 200);

    person.patch(roles(json!(["editor"]))).await;
    assert_eq!(server.me(&browser).await["is_admin"], json!(false));
    assert_eq!(server.api(Method::GET, "/users", &browser, None).await.problem(), "forbidden");
}
