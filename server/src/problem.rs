//! What goes wrong, as RFC 9457 writes it.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request of the API is not answered as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Nobody is signed in, or the session is over.
    SessionMissing,
    /// A second factor is asked for first.
    SessionAal2Required {
        /// Where the browser gives it.
        redirect_browser_to: Option<String>,
    },
    /// The last sign-in is too long ago for what was asked.
    SessionRefreshRequired {
        /// Where the browser signs in again.
        redirect_browser_to: String,
    },
    /// Somebody is signed in who may not do this.
    Forbidden,
    /// Another site has sent this.
    CrossSite,
    /// What was typed to confirm is something else.
    ConfirmationMismatch,
    /// The request says something that cannot be.
    Invalid(String),
    /// It is not to be changed here.
    Conflict(String),
    /// There is no such thing.
    NotFound,
    /// That cannot be done with it.
    MethodNotAllowed,
    /// The body is too large.
    TooLarge,
    /// Kratos cannot be reached, or answers with an error.
    KratosUnavailable,
    /// Kratos does not answer in time.
    KratosTimeout,
    /// The database does not answer.
    DatabaseUnavailable,
    /// A fault of ours.
    Internal,
}

/// The body of a [`Problem`].
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Which problem it is: `urn:leptos-kratos:problem:` and its name.
    #[serde(rename = "type")]
    pub kind: String,
    /// The problem, in a few words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is special about this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where the browser has to go first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_browser_to: Option<String>,
}

impl Problem {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.words().0
    }

    /// The name after `urn:leptos-kratos:problem:`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.words().1
    }

    const fn words(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::SessionMissing => (StatusCode::UNAUTHORIZED, "session-missing", "Nobody is signed in"),
            Self::SessionAal2Required { .. } => {
                (StatusCode::FORBIDDEN, "session-aal2-required", "A second factor is needed")
            }
            Self::SessionRefreshRequired { .. } => {
                (StatusCode::FORBIDDEN, "session-refresh-required", "The last sign-in is too long ago")
            }
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "Not allowed"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site", "Another site has sent this"),
            Self::ConfirmationMismatch => {
                (StatusCode::UNPROCESSABLE_ENTITY, "confirmation-mismatch", "The confirmation says something else")
            }
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "The request cannot be used"),
            Self::Conflict(_) => (StatusCode::CONFLICT, "conflict", "It is not to be changed here"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is no such thing"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "That cannot be done with it")
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The request is too large"),
            Self::KratosUnavailable => (StatusCode::BAD_GATEWAY, "kratos-unavailable", "Kratos cannot be reached"),
            Self::KratosTimeout => (StatusCode::GATEWAY_TIMEOUT, "kratos-timeout", "Kratos does not answer in time"),
            Self::DatabaseUnavailable => {
                (StatusCode::SERVICE_UNAVAILABLE, "database-unavailable", "The database does not answer")
            }
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong"),
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
                "title": "A second factor is needed",
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
