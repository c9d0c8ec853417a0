//! Where somebody is signed in besides here.

use axum::http::{Method, StatusCode};

use super::{Credential, Kratos, Session, WhoamiError, call::Api, whoami::refusal};

/// Kratos gives out as many at once. Nobody reads more.
const MOST: usize = 250;

impl Kratos {
    /// Asks for somebody's other sessions (`GET /sessions`), which are good still.
    ///
    /// # Errors
    /// Where there is no session to ask by, it needs a second factor, or Kratos cannot say.
    pub async fn other_sessions(&self, credential: &Credential) -> Result<Vec<Session>, WhoamiError> {
        let Some(header) = credential.header() else {
            return Err(WhoamiError::NoSession);
        };
        let path = format!("/sessions?page_size={MOST}");
        let answer = self.call(Api::Public, Method::GET, &path, Some(header)).await?;

        if answer.status == StatusCode::OK { Ok(answer.json()?) } else { Err(refusal(&answer)) }
    }
}
