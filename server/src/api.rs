//! `/api/v1`: what the page asks about the person in front of it.

mod body;
mod deletion;
mod linked_accounts;
mod me;
mod openapi;
mod query;
mod refused;
mod same_origin;
mod sessions;
mod users;

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    http::{HeaderValue, header},
    middleware::from_fn,
    response::IntoResponse,
    routing::any,
};
use tower_http::{
    csrf::{CsrfLayer, ProtectionError},
    set_header::SetResponseHeaderLayer,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{deletion::Deletions, guard::Guard, kratos::Kratos, problem::Problem};

/// Where it is.
pub const PATH: &str = "/api/v1";

/// No request says more.
const BODY_LIMIT: usize = 16 << 10;

/// What the handlers need.
#[derive(Clone, Debug)]
pub struct Api {
    /// Who is signed in.
    pub guard: Guard,
    /// Whom to ask for more.
    pub kratos: Kratos,
    /// Deletes accounts.
    pub deletions: Deletions,
}

impl FromRef<Api> for Guard {
    fn from_ref(api: &Api) -> Self {
        api.guard.clone()
    }
}

impl FromRef<Api> for Kratos {
    fn from_ref(api: &Api) -> Self {
        api.kratos.clone()
    }
}

impl FromRef<Api> for Deletions {
    fn from_ref(api: &Api) -> Self {
        api.deletions.clone()
    }
}

/// Answers all that begins with [`PATH`].
pub fn router(api: Api) -> Router {
    let csrf = CsrfLayer::new().with_rejection_response(|_: ProtectionError| Problem::CrossSite.into_response());
    let (routes, _) = routes().split_for_parts();
    let routes = routes
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .with_state(api);

    Router::new()
        .nest(PATH, routes)
        // `nest` leaves this one out.
        .route(&format!("{PATH}/"), any(async || Problem::NotFound))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn(same_origin::check))
        .layer(csrf)
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// The routes, with what the document says of them.
fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(me::get, me::patch, deletion::delete))
        .routes(routes!(linked_accounts::list))
        .routes(routes!(sessions::list))
        .routes(routes!(users::list))
        .routes(routes!(openapi::get))
}

#[cfg(test)]
mod tests;
