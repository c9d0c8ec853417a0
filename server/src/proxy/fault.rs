//! Faults on the way to Kratos, in the form of Kratos's own errors.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// Reason for which Kratos has not answered a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The path could mean one thing here and another at Kratos.
    BadPath,
    /// There is no such path, or it is not public.
    NotFound,
    /// Kratos does not use this method.
    MethodNotAllowed,
    /// The body does not arrive in time.
    SlowBody,
    /// The body is too large.
    TooLarge,
    /// The body broke off.
    BrokenBody,
    /// Kratos cannot be reached, or broke off.
    BadGateway,
    /// Too many concurrent requests.
    Busy,
    /// Kratos does not answer in time.
    GatewayTimeout,
}

impl Fault {
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::BadPath | Self::BrokenBody => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::SlowBody => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadGateway => StatusCode::BAD_GATEWAY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::GatewayTimeout => StatusCode::GATEWAY_TIMEOUT,
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::BadPath => "The path is not one that Kratos could have.",
            Self::NotFound => "There is nothing here for the public.",
            Self::MethodNotAllowed => "This method does nothing here.",
            Self::SlowBody => "The request did not come in time.",
            Self::TooLarge => "The request is too large.",
            Self::BrokenBody => "The request broke off.",
            Self::BadGateway => "Kratos cannot be reached.",
            Self::Busy => "There are too many requests at once.",
            Self::GatewayTimeout => "Kratos does not answer in time.",
        }
    }

    /// Adds the headers of any answer with this fault.
    pub(super) fn add_headers(self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        match self {
            Self::Busy => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1")),
            Self::MethodNotAllowed => {
                headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE"))
            }
            // The rest of the request is not awaited.
            Self::SlowBody | Self::TooLarge | Self::BrokenBody => {
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"))
            }
            _ => None,
        };
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let status = self.status();
        let error = json!({
            "error": {
                "code": status.as_u16(),
                "status": status.canonical_reason().unwrap_or_default(),
                "message": self.message(),
            },
        });
        let mut response = (status, Json(error)).into_response();

        self.add_headers(&mut response);
        response
    }
}
