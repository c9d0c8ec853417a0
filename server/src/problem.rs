//! Errors of the API, as RFC 9457 problem details.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// An error of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// No session, or one that has ended.
    SessionMissing,
    /// A second factor is required first.
    SessionAal2Required {
        /// URL of the flow that asks for it.
        redirect_browser_to: Option<String>,
    },
    /// The last sign-in is too long ago for this request.
    SessionRefreshRequired {
        /// URL of the flow that signs in again.
        redirect_browser_to: String,
    },
    /// The person who is signed in may not do this.
    Forbidden,
    /// The request was sent by another site.
    CrossSite,
    /// The confirmation does not match.
    ConfirmationMismatch,
    /// The request is invalid; the text says why.
    Invalid(String),
    /// The value is managed elsewhere; the text says where.
    Conflict(String),
    /// No such resource.
    NotFound,
    /// The resource has no such method.
    MethodNotAllowed,
    /// The body is too large.
    TooLarge,
    /// Kratos cannot be reached, or answers with an error.
    KratosUnavailable,
    /// Kratos does not answer in time.
    KratosTimeout,
    /// The database does not answer.
    DatabaseUnavailable,
    /// An internal error.
    Internal,
}

/// The body of a [`Problem`].
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Type of the problem: `urn:leptos-kratos:problem:` and its name.
    #[serde(rename = "type")]
    pub kind: String,
    /// Title of the problem, in English.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Details of this occurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// URL that the browser has to open first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_browser_to: Option<String>,
}

impl Problem {
    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.words().0
    }

    /// Returns the name after `urn:leptos-kratos:problem:`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.words().1
    }

    const fn words(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::SessionMissing => (StatusCode::UNAUTHORIZED, "session-missing", "Not signed in"),
            Self::SessionAal2Required { .. } => {
                (StatusCode::FORBIDDEN, "session-aal2-required", "A second factor is required")
            }
            Self::SessionRefreshRequired { .. } => {
                (StatusCode::FORBIDDEN, "session-refresh-required", "A recent sign-in is required")
            }
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "Not allowed"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site", "Cross-site request"),
            Self::ConfirmationMismatch => {
                (StatusCode::UNPROCESSABLE_ENTITY, "confirmation-mismatch", "The confirmation does not match")
            }
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Invalid request"),
            Self::Conflict(_) => (StatusCode::CONFLICT, "conflict", "Managed elsewhere"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "Not found"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The request is too large"),
            Self::KratosUnavailable => (StatusCode::BAD_GATEWAY, "kratos-unavailable", "Kratos cannot be reached"),
            Self::KratosTimeout => (StatusCode::GATEWAY_TIMEOUT, "kratos-timeout", "Kratos does not answer in time"),
            Self::DatabaseUnavailable => {
                (StatusCode::SERVICE_UNAVAILABLE, "database-unavailable", "The database does not answer")
            }
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal error"),
        }
    }

    fn body(&self) -> ProblemBody {
        let (status, code, title) = self.words();
        let (detail, redirect_browser_to) = match self {
            Self::Invalid(detail) | Self::Conflict(detail) => (Some(detail.clone()), None),
            Self::SessionAal2Required { redirect_browser_to } => (None, redirect_browser_to.clone()),
            Self::SessionRefreshRequired { redirect_browser_to } => (None, Some(redirect_browser_to.clone())),
            _ => (None, None),
        };
        let kind = format!("urn:leptos-kratos:problem:{code}");
        ProblemBody { kind, title, status: status.as_u16(), detail, redirect_browser_to }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(self.body())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_to_go_first() {
        let to = "http://localhost:3000/.ory/self-service/login/browser?aal=aal2";
        let problem = Problem::SessionAal2Required { redirect_browser_to: Some(to.to_owned()) };

        let body = serde_json::to_value(problem.body()).unwrap();

        assert_eq!(
            body,
            serde_json::json!({
                "type": "urn:leptos-kratos:problem:session-aal2-required",
                "title": "A second factor is required",
                "status": 403,
                "redirect_browser_to": to,
            })
        );
    }

    #[test]
    fn a_problem_is_sent_as_one() {
        let response = Problem::SessionMissing.into_response();

        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    }
}
