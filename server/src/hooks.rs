//! Kratos's web hooks: users are there, and up to date, before their first request.
//!
//! Kratos cannot sign what it sends: its `web_hook` knows a key in a header or a cookie, and a name with a password, and
//! nothing that covers the body. So the key shows that it is Kratos, and of the body only the id is believed: what is
//! true of that identity is asked for. Whoever plays a call back can have nothing written but what is so now.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRef, FromRequestParts, State, rejection::JsonRejection},
    http::{HeaderMap, HeaderName, StatusCode, header, request::Parts},
    routing::post,
};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{config::Secret, kratos::Kratos, problem::Problem, users::Users};

/// Where Kratos calls, on the operators' address.
pub const PATH: &str = "/hooks/kratos";

const WEBHOOK_KEY: HeaderName = HeaderName::from_static("x-webhook-key");

/// Kratos's templates may send more than the id; not endlessly more.
const BODY_LIMIT: usize = 64 << 10;

/// What the hook needs.
#[derive(Clone, Debug)]
pub struct Hooks {
    /// What Kratos shows.
    pub key: Secret,
    /// Whom to ask what is true.
    pub kratos: Kratos,
    /// Where it is written.
    pub users: Users,
}

/// Who was registered, or has changed something.
#[derive(Debug, Deserialize)]
struct Call {
    identity_id: Uuid,
}

/// The right key was shown.
struct FromKratos;

impl<S> FromRequestParts<S> for FromKratos
where
    S: Send + Sync,
    Hooks: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let hooks = Hooks::from_ref(state);
        let is_right = shown(&parts.headers).is_some_and(|key| key.ct_eq(hooks.key.reveal().as_bytes()).into());

        if is_right { Ok(Self) } else { Err(Problem::SessionMissing) }
    }
}

fn shown(headers: &HeaderMap) -> Option<&[u8]> {
    if let Some(key) = headers.get(WEBHOOK_KEY) {
        return Some(key.as_bytes());
    }
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.as_bytes().split_at_checked("Bearer ".len())?;

    scheme.eq_ignore_ascii_case(b"Bearer ").then_some(key)
}

/// Answers Kratos's calls at [`PATH`].
pub fn router(hooks: Hooks) -> Router {
    Router::new()
        .route(PATH, post(call).fallback(async || Problem::MethodNotAllowed))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(hooks)
}

async fn call(
    _: FromKratos,
    State(hooks): State<Hooks>,
    body: Result<Json<Call>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(Call { identity_id }) = body.map_err(|rejection| Problem::Invalid(rejection.body_text()))?;
    let identity = hooks.kratos.identity(identity_id).await?.ok_or(Problem::NotFound)?;

    // Somebody who is being deleted is nobody, and that is no fault of Kratos's.
    hooks.users.of(&identity).await?;
    Ok(StatusCode::NO_CONTENT)
}
