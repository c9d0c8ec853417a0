//! An HTTP answer as far as it matters.

/// What came back from a call: enough to decide by, and nothing of how it was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, which a proxy may have written instead of Kratos.
    pub body: String,
    /// The header `Retry-After` in seconds.
    pub retry_after: Option<u32>,
}

impl Answer {
    /// Makes an answer without `Retry-After`.
    #[must_use]
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self { status, body: body.into(), retry_after: None }
    }

    /// Returns whether the status tells of a success.
    pub(crate) const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// Returns whether the status tells that the same call may well succeed later.
    pub(super) const fn is_transient(&self) -> bool {
        matches!(self.status, 408 | 425 | 429 | 500..=599)
    }
}
