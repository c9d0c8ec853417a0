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

/// Whoever is signed in. A request of nobody is refused by a [`Problem`], before the handler.
#[derive(Clone, Debug)]
pub struct CurrentUser {
    /// As the database has them.
    pub user: User,
    /// By which session they are signed in, with the identity as Kratos has it.
    pub session: Arc<Session>,
    /// What they have shown.
    pub credential: Credential,
}

/// Whoever is signed in and has the role `system-admin`. Others are refused.
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
