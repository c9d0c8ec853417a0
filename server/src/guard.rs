//! Who may call: extractors for the handlers of any axum application.

mod current;

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue};
use time::OffsetDateTime;

pub use self::current::{AdminUser, CurrentUser};
use crate::{
    config,
    kratos::{Credential, State},
    problem::Problem,
    session::Sessions,
    users::Users,
};

/// Where a browser signs in once more, on the page's own origin.
const REFRESH: &str = "/.ory/self-service/login/browser?refresh=true";

/// Knows who is signed in, and as which user. It is a part of the state of an application that uses [`CurrentUser`].
#[derive(Clone, Debug)]
pub struct Guard {
    sessions: Sessions,
    users: Users,
    cookie: String,
    privileged: Duration,
}

impl Guard {
    /// Puts the two together.
    #[must_use]
    pub fn new(config: &config::Kratos, sessions: Sessions, users: Users) -> Self {
        let privileged = Duration::from_secs(config.privileged_session_seconds);

        Self { sessions, users, cookie: config.session_cookie.clone(), privileged }
    }

    /// Who is signed in.
    #[must_use]
    pub const fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// Who was ever here.
    #[must_use]
    pub const fn users(&self) -> &Users {
        &self.users
    }

    /// Returns whose request it is, by its headers.
    ///
    /// # Errors
    /// Where nobody is signed in, a second factor is needed, or Kratos or the database cannot say.
    pub async fn current(&self, headers: &HeaderMap) -> Result<CurrentUser, Problem> {
        let credential = Credential::of(headers, &self.cookie).ok_or(Problem::SessionMissing)?;
        let session = self.sessions.whoami(&credential).await?;
        let identity = session.identity.as_ref().filter(|identity| identity.state == State::Active);
        let user = self.users.of(identity.ok_or(Problem::SessionMissing)?).await?;

        // Whoever is being deleted is nobody any more, whatever Kratos said a moment ago.
        Ok(CurrentUser { user: user.ok_or(Problem::SessionMissing)?, session, credential })
    }

    /// Whether somebody has signed in so lately that they may do what cannot be undone. Kratos is asked anew: such a thing is
    /// not done on a word that is remembered.
    ///
    /// # Errors
    /// Where they have to sign in again first, or Kratos does not say that they are signed in still.
    pub async fn privileged(&self, current: &CurrentUser) -> Result<(), Problem> {
        let session = self.sessions.whoami_anew(&current.credential).await?;
        let at = session.authenticated_at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        if OffsetDateTime::now_utc() - at <= self.privileged {
            return Ok(());
        }

        Err(Problem::SessionRefreshRequired { redirect_browser_to: REFRESH.to_owned() })
    }

    /// The `Set-Cookie` that takes Kratos's session cookie away.
    pub(crate) fn cookie_gone(&self) -> Option<HeaderValue> {
        HeaderValue::try_from(format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", self.cookie)).ok()
    }
}
