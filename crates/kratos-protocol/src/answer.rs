//! An HTTP answer, reduced to the parts that decide.

/// Answer to a call: enough to decide by, independent of how it was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Body, which a proxy may have written instead of Kratos.
    pub body: String,
    /// Header `Retry-After` in seconds.
    pub retry_after: Option<u32>,
}

impl Answer {
    /// Creates an answer without `Retry-After`.
    #[must_use]
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self { status, body: body.into(), retry_after: None }
    }

    /// Returns whether the status means success.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// Returns whether the status means that the same call may well succeed later.
    pub(super) const fn is_transient(&self) -> bool {
        matches!(self.status, 408 | 425 | 429 | 500..=599)
    }
}
