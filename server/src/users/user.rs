//! A user, as stored and as the API returns it.

use serde::Serialize;
use sqlx::FromRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// A user: one row for each identity that this server has seen.
#[derive(Clone, Debug, FromRow, PartialEq, Eq, Serialize, ToSchema)]
pub struct User {
    /// Id: a UUID of version 7, which grows with the time of creation.
    pub id: Uuid,
    /// Id of the identity in Kratos.
    pub kratos_identity_id: Uuid,
    /// E-mail address: the trait `email`.
    #[schema(required)]
    pub email: Option<String>,
    /// Name: the trait `name`.
    #[schema(required)]
    pub name: Option<String>,
    /// Username: the trait `username`.
    #[schema(required)]
    pub username: Option<String>,
    /// Picture: the trait `picture`, otherwise the one that was set here.
    #[schema(required)]
    pub avatar_url: Option<String>,
    /// Whether `metadata_public.roles` contains `system-admin`.
    pub is_admin: bool,
    /// Time of creation: the first request, or a web hook before it.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// Time of the last change.
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
}

/// Row of the table.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Row {
    #[sqlx(flatten)]
    pub(super) user: User,
    pub(super) identity_version: i64,
}
