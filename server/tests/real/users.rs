//! The list of all users, for admins.

use serde_json::json;

use crate::{person::Person, world::Server};

#[tokio::test]
async fn admins_see_everybody_a_page_at_a_time() {
    let server = Server::start().await;
    let admin = Person::with(&server.stack, json!({ "metadata_public": { "roles": ["system-admin"] } })).await;
    let admin = admin.browser().await;
    let mut all = vec![server.me(&admin).await];
    for _ in 0..4 {
        all.push(server.me(&Person::new(&server.stack).await.application().await).await);
    }

    let mut seen = Vec::new();
    let mut path = "/users?page_size=2".to_owned();
    loop {
        let page = server.get(&path, &admin).await.body;
        seen.extend(page["users"].as_array().unwrap().clone());
        let Some(token) = page["next_page_token"].as_str() else { break };
        path = format!("/users?page_size=2&page_token={token}");
    }

    assert_eq!(seen, all);
    assert_eq!(server.get("/users", &admin).await.body["users"].as_array().unwrap(), &all);
}

#[tokio::test]
async fn what_is_no_page_is_refused() {
    let server = Server::start().await;
    let admin = Person::with(&server.stack, json!({ "metadata_public": { "roles": ["system-admin"] } })).await;
    let admin = admin.browser().await;

    for query in ["page_size=0", "page_size=251", "page_size=-1", "page_size=x", "page_token=x", "page=2"] {
        let answer = server.get(&format!("/users?{query}"), &admin).await;
        assert_eq!((answer.status, answer.problem()), (422, "invalid"), "{query}");
    }
}
