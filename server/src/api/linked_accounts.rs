//! By which other accounts somebody signs in.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use super::refused::Refused;
use crate::{
    guard::CurrentUser,
    kratos::{Kratos, LinkedAccount},
    problem::Problem,
};

/// Accounts at other places.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LinkedAccounts {
    linked_accounts: Vec<LinkedAccount>,
}

/// Returns by which other accounts one can sign in. No token of theirs is in it.
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
