//! The extractors.

use std::sync::Arc;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};

use super::Guard;
use crate::{
    kratos::{Credential, Session},
    problem::Problem,
    users::User,
};

/// The user who is signed in. A request without a session is refused with a [`Problem`], before the handler.
#[derive(Clone, Debug)]
pub struct CurrentUser {
    /// The user, as in the database.
    pub user: User,
    /// The session, with the identity as in Kratos.
    pub session: Arc<Session>,
    /// The credential of the request.
    pub credential: Credential,
}

/// The user who is signed in and has the role `system-admin`. Requests of others are refused.
#[derive(Clone, Debug)]
pub struct AdminUser(pub CurrentUser);

impl<S> FromRequestParts<S> for CurrentUser
where
    S: Send + Sync,
    Guard: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Guard::from_ref(state).current(&parts.headers).await
    }
}

impl<S> FromRequestParts<S> for AdminUser
where
    S: Send + Sync,
    Guard: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let current = CurrentUser::from_request_parts(parts, state).await?;

        if current.user.is_admin { Ok(Self(current)) } else { Err(Problem::Forbidden) }
    }
}
