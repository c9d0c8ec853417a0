//! Deletion of an account.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kratos_protocol::{confirmation, is_confirmed};
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

/// The text that confirms the deletion.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirmation {
    /// The person's own e-mail address; without one the username; without that the identity's id. Case does not matter.
    confirm: String,
}

/// Deletes the own account: the identity, its sessions and the user.
///
/// A recent sign-in is required.
#[utoipa::path(
    delete,
    path = "/me",
    operation_id = "delete_me",
    tag = "me",
    request_body = Confirmation,
    responses(
        (status = 204, description = "Deleted. The answer removes the session cookie."),
        (status = 202, description = "Accepted. The account is already inaccessible; its removal from Kratos is retried in the background."),
        Refused,
        Unusable,
    )
)]
pub(super) async fn delete(
    current: CurrentUser,
    State(guard): State<Guard>,
    State(deletions): State<Deletions>,
    Body(Confirmation { confirm }): Body<Confirmation>,
) -> Result<Response, Problem> {
    guard.privileged(&current).await?;
    if !confirms(&current.user, &confirm) {
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

fn confirms(user: &User, typed: &str) -> bool {
    let id = user.kratos_identity_id.to_string();

    is_confirmed(confirmation(user.email.as_deref(), user.username.as_deref(), &id), typed, str::to_lowercase)
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

        assert!(confirms(&both, " ada@EXAMPLE.com\n"));
        assert!(!confirms(&both, "ada"));
        assert!(!confirms(&both, ""));
        assert!(confirms(&of(None, Some("ada")), "ADA"));
        assert!(confirms(&of(None, None), "00000000-0000-0000-0000-000000000000"));
        assert!(!confirms(&of(None, None), ""));
    }
}
