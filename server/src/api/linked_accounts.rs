//! Accounts at OpenID providers that a person can sign in with.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use super::refused::Refused;
use crate::{
    guard::CurrentUser,
    kratos::{Kratos, LinkedAccount},
    problem::Problem,
};

/// Linked accounts at OpenID providers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LinkedAccounts {
    linked_accounts: Vec<LinkedAccount>,
}

/// Lists the linked accounts at OpenID providers, without their tokens.
#[utoipa::path(
    get,
    path = "/me/linked-accounts",
    operation_id = "list_linked_accounts",
    tag = "me",
    responses((status = 200, body = LinkedAccounts), Refused)
)]
pub(super) async fn list(current: CurrentUser, State(kratos): State<Kratos>) -> Result<Json<LinkedAccounts>, Problem> {
    let linked_accounts = kratos.linked_accounts(current.user.kratos_identity_id).await?;

    Ok(Json(LinkedAccounts { linked_accounts }))
}
