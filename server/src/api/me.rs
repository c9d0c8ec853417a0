//! The signed-in person.

use axum::{Json, extract::State};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{
    body::Body,
    refused::{Refused, Unusable},
};
use crate::{
    guard::{CurrentUser, Guard},
    kratos::Identity,
    picture::{self, is_picture},
    problem::{Problem, ProblemBody},
    users::User,
};

/// Changes to the own user; everything else is changed in Kratos.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    /// Picture: an https URL or a path of this site; null removes it.
    #[serde(deserialize_with = "present")]
    #[schema(required, nullable, max_length = 2048)]
    avatar_url: Option<String>,
}

/// Returns the own user.
#[utoipa::path(get, path = "/me", operation_id = "get_me", tag = "me", responses((status = 200, body = User), Refused))]
pub(super) async fn get(current: CurrentUser) -> Json<User> {
    Json(current.user)
}

/// Changes the own user.
#[utoipa::path(
    patch,
    path = "/me",
    operation_id = "patch_me",
    tag = "me",
    request_body = Change,
    responses(
        (status = 200, body = User),
        (status = 409, body = ProblemBody, content_type = "application/problem+json", description = "The picture is a trait, which is changed in Kratos."),
        Refused,
        Unusable,
    )
)]
pub(super) async fn patch(
    current: CurrentUser,
    State(guard): State<Guard>,
    Body(change): Body<Change>,
) -> Result<Json<User>, Problem> {
    let avatar = change.avatar_url.as_deref();
    if avatar.is_some_and(|address| !is_picture(address)) {
        let most = picture::MAX;
        return Err(Problem::Invalid(format!(
            "avatar_url: an https URL or a path of this site, of at most {most} letters"
        )));
    }
    if current.session.identity.as_ref().and_then(Identity::picture).is_some() {
        return Err(Problem::Conflict("The picture is a part of the profile in Kratos.".to_owned()));
    }

    let user = guard.users().set_avatar(current.user.kratos_identity_id, avatar).await?;
    user.map(Json).ok_or(Problem::SessionMissing)
}

/// Tells `null`, which removes the picture, from a missing field, which is an error.
fn present<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(value)
}
