//! Sessions of the signed-in person.

use axum::{Json, extract::State};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::refused::Refused;
use crate::{
    guard::CurrentUser,
    kratos::{self, Device, Kratos},
    problem::Problem,
};

/// Sessions of the signed-in person, the current one first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Sessions {
    sessions: Vec<Session>,
}

/// A session.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Session {
    /// Id in Kratos.
    id: Uuid,
    /// Whether it is the session of this request.
    is_current: bool,
    /// Time of the last sign-in.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    authenticated_at: Option<OffsetDateTime>,
    /// Time at which it expires.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    expires_at: Option<OffsetDateTime>,
    /// Authenticator assurance level: `aal1` or `aal2`.
    #[schema(required)]
    aal: Option<String>,
    /// Methods of the sign-in: `password`, `totp`, …
    methods: Vec<String>,
    /// Devices that used it.
    devices: Vec<Device>,
}

impl Session {
    fn of(session: kratos::Session, is_current: bool) -> Self {
        let methods = session.authentication_methods.unwrap_or_default();

        Self {
            id: session.id,
            is_current,
            authenticated_at: session.authenticated_at,
            expires_at: session.expires_at,
            aal: session.authenticator_assurance_level,
            methods: methods.into_iter().map(|method| method.method).collect(),
            devices: session.devices.unwrap_or_default(),
        }
    }
}

/// Lists the sessions of the signed-in person.
#[utoipa::path(
    get,
    path = "/me/sessions",
    operation_id = "list_sessions",
    tag = "me",
    responses((status = 200, body = Sessions), Refused)
)]
pub(super) async fn list(current: CurrentUser, State(kratos): State<Kratos>) -> Result<Json<Sessions>, Problem> {
    let others = kratos.other_sessions(&current.credential).await?;
    let here = Session::of((*current.session).clone(), true);
    let others = others.into_iter().filter(|other| other.id != here.id && other.active);
    let others: Vec<_> = others.map(|other| Session::of(other, false)).collect();

    Ok(Json(Sessions { sessions: std::iter::once(here).chain(others).collect() }))
}
