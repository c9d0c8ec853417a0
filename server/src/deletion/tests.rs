use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use axum::{Json, Router, http::StatusCode, response::IntoResponse, routing::delete};
use serde_json::json;
use tokio::net::TcpListener;

use super::*;
use crate::{config, database::tests::memory, kratos::Identity, users::Users};

/// Starts an admin API that answers with the given status.
async fn admin(status: &Arc<AtomicU16>) -> Kratos {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let admin_url = format!("http://{}", listener.local_addr().unwrap());
    let status = status.clone();
    let answer = async move || {
        let code = status.load(Ordering::SeqCst);
        let status = StatusCode::from_u16(code).unwrap();
        let error = json!({ "error": { "code": code } });
        if status.is_success() { status.into_response() } else { (status, Json(error)).into_response() }
    };
    let app = Router::new().route("/admin/identities/{id}", delete(answer));
    tokio::spawn(async move { axum::serve(listener, app).await });

    Kratos::new(&config::Kratos { admin_url, ..config::Kratos::default() }, Metrics::default()).unwrap()
}

fn somebody() -> Identity {
    serde_json::from_value(json!({ "id": Uuid::new_v4(), "traits": { "email": "ada@example.com" } })).unwrap()
}

async fn world(status: u16) -> (Arc<AtomicU16>, Deletions, Users) {
    let status = Arc::new(AtomicU16::new(status));
    let database = memory().await;
    let users = Users::new(database.clone(), Metrics::default());
    (status.clone(), Deletions::new(database, admin(&status).await, Metrics::default()), users)
}

#[tokio::test]
async fn whoever_is_deleted_is_not_made_a_user_again() {
    for status in [204, 404, 500] {
        let (_, deletions, users) = world(status).await;
        let ada = somebody();
        users.of(&ada).await.unwrap().unwrap();

        let progress = deletions.delete(ada.id).await.unwrap();

        let expected = if status == 500 { Progress::Postponed } else { Progress::Finished };
        assert_eq!(progress, expected, "{status}");
        assert_eq!(users.of(&ada).await.unwrap(), None, "{status}");
    }
}

#[tokio::test]
async fn what_was_postponed_is_finished_by_whoever_begins() {
    let (status, deletions, _) = world(503).await;
    let ada = somebody();
    assert_eq!(deletions.delete(ada.id).await.unwrap(), Progress::Postponed);
    status.store(204, Ordering::SeqCst);

    let worker = deletions.clone();
    let worker = tokio::spawn(async move { worker.run().await });
    let finished = async {
        while !deletions.outbox.unfinished().await.unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(5), finished).await.expect("it is not finished");

    worker.abort();
    let text = deletions.metrics.text();
    for step in ["requested", "postponed", "finished"] {
        let line = format!("leptos_kratos_account_deletions_total{{step=\"{step}\"}} 1");
        assert!(text.lines().any(|told| told == line), "{line} is not in {text}");
    }
}
