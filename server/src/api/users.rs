//! All users, for administrators.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    query::Query,
    refused::{Refused, Unusable},
};
use crate::{
    guard::{AdminUser, Guard},
    problem::Problem,
    users::{PageToken, User},
};

const MAX_SIZE: u32 = 250;

/// Page of users.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Number of users at most.
    #[serde(default = "default_size")]
    #[param(minimum = 1, maximum = 250, default = 50)]
    page_size: u32,
    /// `next_page_token` of the previous page.
    #[serde(default)]
    page_token: Option<String>,
}

/// One page of users, in the order in which they were created.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Users)]
pub(super) struct Page {
    users: Vec<User>,
    /// Token of the next page; null at the end.
    #[schema(required)]
    next_page_token: Option<String>,
}

const fn default_size() -> u32 {
    50
}

/// Lists the users, one page at a time.
#[utoipa::path(
    get,
    path = "/users",
    operation_id = "list_users",
    tag = "users",
    params(Wanted),
    responses((status = 200, body = Page), Refused, Unusable)
)]
pub(super) async fn list(
    _admin: AdminUser,
    State(guard): State<Guard>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Page>, Problem> {
    if !(1..=MAX_SIZE).contains(&wanted.page_size) {
        return Err(Problem::Invalid(format!("page_size: from 1 to {MAX_SIZE}")));
    }
    let token = wanted.page_token.as_deref().map_or(Ok(PageToken::default()), str::parse);
    let token = token.map_err(|_| Problem::Invalid("page_token: it is none of ours".to_owned()))?;
    let page = guard.users().page(token, wanted.page_size).await?;

    Ok(Json(Page { users: page.users, next_page_token: page.next.map(|token| token.to_string()) }))
}
