//! Answers that are resources rather than steps of a flow: sessions, schemas, logout, stored errors.

use serde_json::Value;

use super::{
    answer::Answer,
    error::{ApiError, Failure},
    fields::{Fields, FromFields},
    from_json::{FromJson, deserialize_by_json, read_by_fields},
    secret::Secret,
};

/// Reads the requested resource.
///
/// # Errors
/// [`Failure::Kratos`] with Kratos's error, or another failure.
pub fn resource<T: FromJson>(answer: &Answer) -> Result<T, Failure> {
    let json = success_body(answer)?;
    T::from_json(&json).ok_or_else(|| Failure::of_answer(answer, true))
}

fn success_body(answer: &Answer) -> Result<Value, Failure> {
    let json = serde_json::from_str::<Value>(&answer.body).map_err(|_| Failure::of_answer(answer, false))?;
    if answer.is_success() {
        return Ok(json);
    }
    let body = Fields::of(&json);
    let error = body.object("error");
    if answer.status == 429 || !error.is_object() {
        return Err(Failure::of_answer(answer, true));
    }
    let error = ApiError::new(error, body);
    Err(Failure::Kratos { status: answer.status, error: Box::new(error) })
}

/// Data for signing out (in the API `logoutFlow`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logout {
    /// URL to get; it holds the token.
    pub logout_url: Secret,
    /// Token.
    pub logout_token: Secret,
}

impl FromJson for Logout {
    /// Returns `None` without a URL as well: it would be of no use.
    fn from_json(json: &Value) -> Option<Self> {
        let fields = Fields::of(json);
        let logout_url = Secret::new(fields.filled("logout_url")?);
        Some(Self { logout_url, logout_token: Secret::new(fields.text("logout_token")) })
    }
}

/// An error that Kratos kept for the error page (in the API `flowError`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredError {
    /// Id in the page's URL, for a support request.
    pub id: String,
    /// Error that Kratos kept.
    pub error: ApiError,
}

impl FromFields for StoredError {
    fn from_fields(fields: Fields<'_>) -> Self {
        let error = ApiError::new(fields.object("error"), Fields::default());
        Self { id: fields.text("id"), error }
    }
}

/// Sessions that were ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RevokedSessions {
    /// Number of ended sessions.
    pub count: u64,
}

/// An identity schema (in the API `identitySchemaContainer`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdentitySchema {
    /// Id of the schema.
    pub id: String,
    /// JSON schema.
    pub schema: Value,
}

impl FromFields for RevokedSessions {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self { count: fields.number("count").unwrap_or_default() }
    }
}

impl FromFields for IdentitySchema {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self { id: fields.text("id"), schema: fields.json("schema") }
    }
}

deserialize_by_json!(Logout);
read_by_fields!(StoredError, RevokedSessions, IdentitySchema);
