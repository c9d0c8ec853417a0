//! A user, as the database has them and the API shows them.

use serde::Serialize;
use sqlx::FromRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// Somebody who was here.
#[derive(Clone, Debug, FromRow, PartialEq, Eq, Serialize, ToSchema)]
pub struct User {
    /// Our own id: a UUID of version 7, so that who came later has the greater one.
    pub id: Uuid,
    /// The identity in Kratos.
    pub kratos_identity_id: Uuid,
    /// As the trait `email` says it.
    #[schema(required)]
    pub email: Option<String>,
    /// As the trait `name` says it.
    #[schema(required)]
    pub name: Option<String>,
    /// As the trait `username` says it.
    #[schema(required)]
    pub username: Option<String>,
    /// The picture: the trait `picture` where there is one, and else what was set here.
    #[schema(required)]
    pub avatar_url: Option<String>,
    /// Whether `metadata_public.roles` has `system-admin`.
    pub is_admin: bool,
    /// The first time here.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// When something of this changed last.
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
}

/// A row of the table.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Row {
    #[sqlx(flatten)]
    pub(super) user: User,
    pub(super) identity_version: i64,
}
