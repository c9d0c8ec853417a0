//! The API's OpenAPI document.

use std::sync::LazyLock;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        self,
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};
use utoipa_axum::router::OpenApiRouter;

/// The document without the routes.
#[derive(OpenApi)]
#[openapi(
    info(title = "leptos-kratos-server", description = "The signed-in person, their sessions and linked accounts, and the deletion of their account."),
    security(("session_cookie" = []), ("session_token" = [])),
    modifiers(&Security)
)]
struct About;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let key = |at: fn(ApiKeyValue) -> ApiKey, name: &str, says: &str| {
            SecurityScheme::ApiKey(at(ApiKeyValue::with_description(name, says)))
        };
        components.add_security_scheme(
            "session_cookie",
            key(ApiKey::Cookie, "ory_kratos_session", "Kratos's session, as its configuration names the cookie."),
        );
        components.add_security_scheme(
            "session_token",
            key(ApiKey::Header, "X-Session-Token", "Kratos's session, of an application without cookies."),
        );
    }
}

static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

/// The parts of the document.
fn document() -> openapi::OpenApi {
    OpenApiRouter::with_openapi(About::openapi()).nest(super::PATH, super::routes()).into_openapi()
}

/// Returns the OpenAPI document.
#[utoipa::path(
    get,
    path = "/openapi.json",
    operation_id = "get_openapi",
    tag = "openapi",
    security(()),
    responses((status = 200, body = serde_json::Value, description = "OpenAPI 3.1."))
)]
pub(super) async fn get() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], DOCUMENT.as_str()).into_response()
}
