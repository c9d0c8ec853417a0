//! Other sessions of the person.

use axum::http::{Method, StatusCode};

use super::{Credential, Kratos, Session, WhoamiError, call::Api, whoami::refusal};

/// Largest page that Kratos returns. A person reads no more.
const MOST: usize = 250;

impl Kratos {
    /// Returns the person's other active sessions (`GET /sessions`).
    ///
    /// # Errors
    /// Fails when there is no session of the credential, it needs a second factor, or Kratos cannot answer.
    pub async fn other_sessions(&self, credential: &Credential) -> Result<Vec<Session>, WhoamiError> {
        let Some(header) = credential.header() else {
            return Err(WhoamiError::NoSession);
        };
        let path = format!("/sessions?page_size={MOST}");
        let answer = self.call(Api::Public, Method::GET, &path, Some(header)).await?;

        if answer.status == StatusCode::OK { Ok(answer.json()?) } else { Err(refusal(&answer)) }
    }
}
