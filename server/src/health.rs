//! Liveness and readiness of this server.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;

use crate::{database::Database, kratos::Kratos};

/// Health of this server and of its parts. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Health {
    kratos: Kratos,
    database: Database,
    is_leaving: Arc<AtomicBool>,
}

#[derive(Debug, Serialize)]
struct Readiness {
    status: Status,
    database: Part,
    kratos: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Ready,
    NotReady,
    Leaving,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    Answers,
    DoesNotAnswer,
}

impl Health {
    /// Takes the parts; nothing is checked yet.
    #[must_use]
    pub fn new(kratos: Kratos, database: Database) -> Self {
        Self { kratos, database, is_leaving: Arc::default() }
    }

    /// Reports from now on that the server is leaving, and should get no new requests.
    pub fn leave(&self) {
        self.is_leaving.store(true, Ordering::Release);
    }

    /// Serves `/health/live` and `/health/ready`.
    pub fn router(self) -> Router {
        Router::new()
            .route("/health/live", get(|| async { answer(StatusCode::OK, "alive") }))
            .route("/health/ready", get(ready))
            .with_state(self)
    }
}

/// Reports the readiness. Without its database the server is not ready. Without Kratos it is: the page explains the
/// problem to people, which a balancer without a ready server does not. So the state of Kratos is only reported.
async fn ready(State(health): State<Health>) -> Response {
    let part = |answers: bool| if answers { Part::Answers } else { Part::DoesNotAnswer };
    let (kratos, database) = tokio::join!(health.kratos.is_ready(), health.database.ping());
    let (kratos, database) = (part(kratos), part(database.is_ok()));
    let status = match database {
        _ if health.is_leaving.load(Ordering::Acquire) => Status::Leaving,
        Part::Answers => Status::Ready,
        Part::DoesNotAnswer => Status::NotReady,
    };
    let code = if status == Status::Ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };

    answer(code, Json(Readiness { status, database, kratos }))
}

fn answer(status: StatusCode, body: impl IntoResponse) -> Response {
    let mut response = (status, body).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
