//! Answers that are things rather than steps of a flow: sessions, schemas, logout, stored errors.

use serde_json::Value;

use super::{
    answer::Answer,
    error::{ApiError, Failure},
    from_json::{FromJson, read_by_wire},
    loose::Loose,
    secret::Secret,
    wire,
};

/// Reads the thing that a call brought.
///
/// # Errors
/// [`Failure::Kratos`] with Kratos's word, or what else stood in the way.
pub fn resource<T: FromJson>(answer: &Answer) -> Result<T, Failure> {
    let json = success_body(answer)?;
    T::from_json(json).ok_or_else(|| Failure::of_answer(answer, true))
}

fn success_body(answer: &Answer) -> Result<Value, Failure> {
    let json = serde_json::from_str::<Value>(&answer.body).map_err(|_| Failure::of_answer(answer, false))?;
    if answer.is_success() {
        return Ok(json);
    }
    let body = Loose::<wire::Body>::read(json).0.unwrap_or_default();
    let Some(error) = body.error.0 else {
        return Err(Failure::of_answer(answer, true));
    };
    if answer.status == 429 {
        return Err(Failure::of_answer(answer, true));
    }
    let error = ApiError::new(error, body.redirect_browser_to.filled(), body.use_flow_id.filled());
    Err(Failure::Kratos { status: answer.status, error: Box::new(error) })
}

/// How to sign out (in the API `logoutFlow`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logout {
    /// What to get; it holds the token.
    pub logout_url: Secret,
    /// The token.
    pub logout_token: Secret,
}

impl TryFrom<wire::Logout> for Logout {
    type Error = &'static str;

    fn try_from(wire: wire::Logout) -> Result<Self, Self::Error> {
        let logout_url = wire.logout_url.filled().ok_or("no logout_url")?;
        Ok(Self { logout_url: Secret::new(logout_url), logout_token: Secret::new(wire.logout_token.text()) })
    }
}

/// An error that Kratos kept for the error page (in the API `flowError`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredError {
    /// The id in the page's URL, for a support request.
    pub id: String,
    /// What went wrong.
    pub error: ApiError,
}

impl From<wire::StoredError> for StoredError {
    fn from(wire: wire::StoredError) -> Self {
        let error = ApiError::new(wire.error.0.unwrap_or_default(), None, None);
        Self { id: wire.id.text(), error }
    }
}

/// How many sessions were ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RevokedSessions {
    /// The number.
    pub count: u64,
}

/// An identity schema (in the API `identitySchemaContainer`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdentitySchema {
    /// Its id.
    pub id: String,
    /// The JSON schema itself.
    pub schema: Value,
}

impl From<wire::RevokedSessions> for RevokedSessions {
    fn from(wire: wire::RevokedSessions) -> Self {
        Self { count: wire.count.0.unwrap_or_default() }
    }
}

impl From<wire::IdentitySchema> for IdentitySchema {
    fn from(wire: wire::IdentitySchema) -> Self {
        Self { id: wire.id.text(), schema: wire.schema.0.unwrap_or_default() }
    }
}

read_by_wire!(Logout, StoredError, RevokedSessions, IdentitySchema);
