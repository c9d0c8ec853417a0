//! Lookup of a session (whoami).

use axum::http::{Method, StatusCode};
use serde::Deserialize;
use thiserror::Error;

use super::{
    CallError, Credential, Kratos, Session,
    call::{Answer, Api},
};
use crate::problem::Problem;

/// Reason for which a lookup has returned no session.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WhoamiError {
    /// The session has ended, or there was none.
    #[error("no session")]
    NoSession,
    /// The session needs a second factor first.
    #[error("a second factor is needed")]
    Aal2Required {
        /// URL of the flow that asks for it.
        redirect_browser_to: Option<String>,
    },
    /// Kratos could not answer.
    #[error(transparent)]
    Call(#[from] CallError),
}

impl From<WhoamiError> for Problem {
    fn from(error: WhoamiError) -> Self {
        match error {
            WhoamiError::NoSession => Self::SessionMissing,
            WhoamiError::Aal2Required { redirect_browser_to } => Self::SessionAal2Required { redirect_browser_to },
            WhoamiError::Call(error) => error.into(),
        }
    }
}

/// Kratos's refusal (in its API `errorGeneric`).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    error: RefusalError,
    redirect_browser_to: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RefusalError {
    id: Option<String>,
}

impl Kratos {
    /// Returns the session of a credential (`GET /sessions/whoami`). A session without an identity counts as none.
    ///
    /// # Errors
    /// Fails when there is no session, it needs a second factor, or Kratos cannot answer.
    pub async fn whoami(&self, credential: &Credential) -> Result<Session, WhoamiError> {
        let Some(header) = credential.header() else {
            // A value that no header can hold is not a cookie that Kratos has set.
            return Err(WhoamiError::NoSession);
        };
        let answer = self.call(Api::Public, Method::GET, "/sessions/whoami", Some(header)).await?;

        read(&answer)
    }
}

fn read(answer: &Answer) -> Result<Session, WhoamiError> {
    match answer.status {
        StatusCode::OK => {
            let session: Session = answer.json()?;
            let is_good = session.active && session.identity.is_some();
            if is_good { Ok(session) } else { Err(WhoamiError::NoSession) }
        }
        _ => Err(refusal(answer)),
    }
}

/// Returns the reason for an answer other than 200.
pub(super) fn refusal(answer: &Answer) -> WhoamiError {
    match answer.status {
        StatusCode::UNAUTHORIZED => WhoamiError::NoSession,
        StatusCode::FORBIDDEN => {
            let refusal: Refusal = answer.json().unwrap_or_default();
            if refusal.error.id.as_deref() == Some("session_aal2_required") {
                return WhoamiError::Aal2Required { redirect_browser_to: refusal.redirect_browser_to };
            }
            WhoamiError::NoSession
        }
        _ => answer.unexpected("whose session it is").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(status: u16, body: &str) -> Result<Session, WhoamiError> {
        read(&Answer { status: StatusCode::from_u16(status).unwrap(), body: body.to_owned().into() })
    }

    const ID: &str = "9f425a8d-7efc-4768-8f23-7647a74fdf13";

    #[test]
    fn a_session_that_is_not_active_or_nobodys_is_none() {
        let of = |active: bool, whose: &str| outcome(200, &format!(r#"{{"id":"{ID}","active":{active}{whose}}}"#));
        let whose = format!(r#","identity":{{"id":"{ID}"}}"#);

        assert!(of(true, &whose).is_ok());
        assert!(matches!(of(false, &whose), Err(WhoamiError::NoSession)));
        assert!(matches!(of(true, ""), Err(WhoamiError::NoSession)));
    }

    #[test]
    fn a_refusal_is_told_by_its_name() {
        let aal2 = r#"{"error":{"id":"session_aal2_required"},"redirect_browser_to":"http://a/b"}"#;

        assert!(matches!(
            outcome(403, aal2),
            Err(WhoamiError::Aal2Required { redirect_browser_to: Some(to) }) if to == "http://a/b"
        ));
        assert!(matches!(outcome(403, "{}"), Err(WhoamiError::NoSession)));
        assert!(matches!(outcome(401, ""), Err(WhoamiError::NoSession)));
    }

    #[test]
    fn what_is_no_answer_of_kratos_is_nobodys_fault_who_asks() {
        for (status, body) in [(200, "<html>"), (200, "{}"), (500, "{}"), (502, "<html>"), (404, "{}"), (302, "")] {
            assert!(
                matches!(outcome(status, body), Err(WhoamiError::Call(CallError::Unexpected { .. }))),
                "{status} {body}"
            );
        }
    }
}
