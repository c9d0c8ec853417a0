//! Kratos's web hooks: they create and update users before their first request.
//!
//! Kratos cannot sign its calls: its `web_hook` supports a key in a header or a cookie, and a name with a password, but
//! nothing that covers the body. So the key proves that Kratos is calling, and only the id is taken from the body: the
//! identity itself is read from Kratos. A replayed call can therefore write only the current values.

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

/// Path of the hook, on the operators' address.
pub const PATH: &str = "/hooks/kratos";

const WEBHOOK_KEY: HeaderName = HeaderName::from_static("x-webhook-key");

/// Largest body, in bytes: Kratos's templates may send more than the id, within limits.
const BODY_LIMIT: usize = 64 << 10;

/// State of the hook.
#[derive(Clone, Debug)]
pub struct Hooks {
    /// Key that Kratos sends.
    pub key: Secret,
    /// Client that reads the identity.
    pub kratos: Kratos,
    /// Store of users.
    pub users: Users,
}

/// Body of a call: the identity that was registered or changed.
#[derive(Debug, Deserialize)]
struct Call {
    identity_id: Uuid,
}

/// Proof that the request has the right key.
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

/// Serves Kratos's calls at [`PATH`].
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

    // There is no user while the account is being deleted; for Kratos that is not an error.
    hooks.users.of(&identity).await?;
    Ok(StatusCode::NO_CONTENT)
}
