//! The end of an account.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    body::Body,
    refused::{Refused, Unusable},
};
use crate::{
    deletion::{Deletions, Progress},
    guard::{CurrentUser, Guard},
    problem::Problem,
    users::User,
};

/// What somebody types who means it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirmation {
    /// One's own e-mail address; without one the username; without that the identity's id. Case does not matter.
    confirm: String,
}

/// Deletes who is signed in: the identity, its sessions and the user.
///
/// Somebody who has not signed in lately has to do so first.
#[utoipa::path(
    delete,
    path = "/me",
    operation_id = "delete_me",
    tag = "me",
    request_body = Confirmation,
    responses(
        (status = 204, description = "The account is gone, and the session cookie is taken away."),
        (status = 202, description = "It is as good as gone: Kratos will be asked again, without anybody's doing."),
        Refused,
        Unusable,
    )
)]
pub(super) async fn delete(
    current: CurrentUser,
    State(guard): State<Guard>,
    State(deletions): State<Deletions>,
    Body(confirmation): Body<Confirmation>,
) -> Result<Response, Problem> {
    guard.privileged(&current).await?;
    if !is_confirmed(&current.user, &confirmation.confirm) {
        return Err(Problem::ConfirmationMismatch);
    }

    let progress = deletions.delete(current.user.kratos_identity_id).await?;
    guard.sessions().forget(&current.credential).await;
    let status = match progress {
        Progress::Finished => StatusCode::NO_CONTENT,
        Progress::Postponed => StatusCode::ACCEPTED,
    };
    let mut response = status.into_response();
    if let Some(cookie) = guard.cookie_gone() {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn is_confirmed(user: &User, typed: &str) -> bool {
    let id = user.kratos_identity_id.to_string();
    let own = user.email.as_deref().or(user.username.as_deref()).unwrap_or(&id);

    typed.trim().to_lowercase() == own.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn one_confirms_by_ones_own_name() {
        let of = |email: Option<&str>, username: Option<&str>| User {
            id: Uuid::nil(),
            kratos_identity_id: Uuid::nil(),
            email: email.map(str::to_owned),
            name: Some("Ada".to_owned()),
            username: username.map(str::to_owned),
            avatar_url: None,
            is_admin: false,
            created_at: OffsetDateTime::UNIX_EPOCH,
            updated_at: OffsetDateTime::UNIX_EPOCH,
        };
        let both = of(Some("Ada@example.com"), Some("ada"));

        assert!(is_confirmed(&both, " ada@EXAMPLE.com\n"));
        assert!(!is_confirmed(&both, "ada"));
        assert!(!is_confirmed(&both, ""));
        assert!(is_confirmed(&of(None, Some("ada")), "ADA"));
        assert!(is_confirmed(&of(None, None), "00000000-0000-0000-0000-000000000000"));
        assert!(!is_confirmed(&of(None, None), ""));
    }
}
