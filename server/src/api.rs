//! The API under `/api/v1`.

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

/// Path of the API.
pub const PATH: &str = "/api/v1";

/// Largest body of a request, in bytes.
const BODY_LIMIT: usize = 16 << 10;

/// State of the handlers.
#[derive(Clone, Debug)]
pub struct Api {
    /// Finds the signed-in user.
    pub guard: Guard,
    /// Client of Kratos.
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

/// Serves everything below [`PATH`].
pub fn router(api: Api) -> Router {
    let csrf = CsrfLayer::new().with_rejection_response(|_: ProtectionError| Problem::CrossSite.into_response());
    let (routes, _) = routes().split_for_parts();
    let routes = routes
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .with_state(api);

    Router::new()
        .nest(PATH, routes)
        // `nest` leaves this path out.
        .route(&format!("{PATH}/"), any(async || Problem::NotFound))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn(same_origin::check))
        .layer(csrf)
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// Routes, with their part of the OpenAPI document.
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
