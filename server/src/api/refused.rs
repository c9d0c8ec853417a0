//! Error responses in the OpenAPI document.

use utoipa::IntoResponses;

use crate::problem::ProblemBody;

/// Errors of every request that needs a session.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "The document alone speaks of it.")]
pub(super) enum Refused {
    /// Not signed in.
    #[response(status = 401, content_type = "application/problem+json")]
    SessionMissing(#[to_schema] ProblemBody),
    /// A second factor or a recent sign-in is required, the request is cross-site, or it is not allowed.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] ProblemBody),
    /// Internal error.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(#[to_schema] ProblemBody),
    /// Kratos cannot be reached.
    #[response(status = 502, content_type = "application/problem+json")]
    KratosUnavailable(#[to_schema] ProblemBody),
    /// The database does not answer.
    #[response(status = 503, content_type = "application/problem+json")]
    DatabaseUnavailable(#[to_schema] ProblemBody),
    /// Kratos does not answer in time.
    #[response(status = 504, content_type = "application/problem+json")]
    KratosTimeout(#[to_schema] ProblemBody),
}

/// Errors of a request that has a body or parameters as well.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "The document alone speaks of it.")]
pub(super) enum Unusable {
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(#[to_schema] ProblemBody),
    /// The request is invalid.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(#[to_schema] ProblemBody),
}
