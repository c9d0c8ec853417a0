use serde_json::{Value, json};

use super::*;
use crate::database::tests::memory;

fn identity(id: Uuid, traits: &Value, roles: &Value, second: u8) -> Identity {
    let identity = json!({
        "id": id,
        "traits": traits,
        "metadata_public": { "roles": roles },
        "updated_at": format!("2026-01-01T00:00:{second:02}.1Z"),
    });
    serde_json::from_value(identity).unwrap()
}

fn of(id: Uuid, email: &str, second: u8) -> Identity {
    identity(id, &json!({ "email": email }), &json!([]), second)
}

async fn users() -> Users {
    Users::new(memory().await, Metrics::default())
}

impl Users {
    async fn get(&self, identity: &Identity) -> User {
        self.of(identity).await.unwrap().unwrap()
    }
}

fn is_counted(users: &Users, line: &str) -> bool {
    users.metrics.text().lines().any(|told| told == line)
}

#[tokio::test]
async fn somebody_is_made_a_user_once() {
    let users = users().await;
    let ada = of(Uuid::new_v4(), "ada@example.com", 0);

    let first = users.get(&ada).await;
    let second = users.get(&ada).await;

    assert_eq!(first, second);
    assert_eq!(first.email.as_deref(), Some("ada@example.com"));
    assert_eq!(first.created_at, first.updated_at);
    assert!(is_counted(&users, "leptos_kratos_users_provisioned_total 1"));
}

#[tokio::test]
async fn changed_traits_are_written_once() {
    let users = users().await;
    let id = Uuid::new_v4();
    let first = users.get(&of(id, "ada@example.com", 0)).await;

    let changed = users.get(&of(id, "ada@example.org", 1)).await;
    let again = users.get(&of(id, "ada@example.org", 2)).await;

    assert_eq!(changed.email.as_deref(), Some("ada@example.org"));
    assert!(changed.updated_at > first.updated_at);
    assert_eq!((changed.id, changed.created_at), (first.id, first.created_at));
    assert_eq!(again, changed, "nothing has changed");
}

#[tokio::test]
async fn an_older_answer_does_not_undo_a_newer_one() {
    let users = users().await;
    let id = Uuid::new_v4();
    let newer = users.get(&of(id, "new@example.com", 9)).await;

    let seen = users.get(&of(id, "old@example.com", 8)).await;

    assert_eq!(seen, newer);
}

#[tokio::test]
async fn an_admin_is_made_and_unmade() {
    let users = users().await;
    let id = Uuid::new_v4();
    let with = |roles: Value, second| identity(id, &json!({}), &roles, second);

    assert!(!users.get(&with(json!([]), 0)).await.is_admin);
    assert!(users.get(&with(json!(["system-admin"]), 1)).await.is_admin);
    assert!(!users.get(&with(json!(["other"]), 2)).await.is_admin);
}

#[tokio::test]
async fn a_picture_is_kratoss_where_it_has_one() {
    let users = users().await;
    let id = Uuid::new_v4();
    let without = of(id, "ada@example.com", 0);
    let with = identity(id, &json!({ "email": "ada@example.com", "picture": "/a.png" }), &json!([]), 1);
    users.get(&without).await;

    let own = users.set_avatar(id, Some("/own.png")).await.unwrap().unwrap();
    assert_eq!(users.get(&without).await, own, "an own picture stays where Kratos has none");

    assert_eq!(users.get(&with).await.avatar_url.as_deref(), Some("/a.png"));
}

#[tokio::test]
async fn setting_what_is_set_changes_nothing() {
    let users = users().await;
    let id = Uuid::new_v4();
    users.get(&of(id, "ada@example.com", 0)).await;

    let set = users.set_avatar(id, Some("/own.png")).await.unwrap();

    assert_eq!(users.set_avatar(id, Some("/own.png")).await.unwrap(), set);
    assert_eq!(users.set_avatar(Uuid::new_v4(), None).await.unwrap(), None);
}

#[tokio::test]
async fn pages_have_everybody_once_and_in_order() {
    let users = users().await;
    let mut all = Vec::new();
    for number in 0..7 {
        all.push(users.get(&of(Uuid::new_v4(), &format!("{number}@example.com"), 0)).await);
    }

    let mut seen = Vec::new();
    let mut token = Some(PageToken::default());
    let mut sizes = Vec::new();
    while let Some(after) = token {
        let page = users.page(after, 3).await.unwrap();
        sizes.push(page.users.len());
        seen.extend(page.users);
        token = page.next;
    }

    assert_eq!(seen, all);
    assert_eq!(sizes, [3, 3, 1]);
    assert_eq!(users.page(PageToken::default(), 7).await.unwrap().next, None, "a full page can be the last");
}
