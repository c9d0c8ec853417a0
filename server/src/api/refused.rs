//! How requests can fail, for the document.

use utoipa::IntoResponses;

use crate::problem::ProblemBody;

/// Of every request of somebody.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "The document alone speaks of it.")]
pub(super) enum Refused {
    /// Nobody is signed in.
    #[response(status = 401, content_type = "application/problem+json")]
    SessionMissing(#[to_schema] ProblemBody),
    /// A second factor or a new sign-in is needed, another site has sent it, or it is not allowed.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] ProblemBody),
    /// A fault of ours.
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

/// Of a request that says something as well.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "The document alone speaks of it.")]
pub(super) enum Unusable {
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(#[to_schema] ProblemBody),
    /// The request says something that cannot be.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(#[to_schema] ProblemBody),
}
