//! Access control: extractors for the handlers of any axum application.

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

/// Path at which a browser starts a recent sign-in, on the page's own origin.
const REFRESH: &str = "/.ory/self-service/login/browser?refresh=true";

/// Finds the session of a request, and its user. It is part of the state of an application that uses [`CurrentUser`].
#[derive(Clone, Debug)]
pub struct Guard {
    sessions: Sessions,
    users: Users,
    cookie: String,
    privileged: Duration,
}

impl Guard {
    /// Combines the sessions and the users.
    #[must_use]
    pub fn new(config: &config::Kratos, sessions: Sessions, users: Users) -> Self {
        let privileged = Duration::from_secs(config.privileged_session_seconds);

        Self { sessions, users, cookie: config.session_cookie.clone(), privileged }
    }

    /// Returns the cache of sessions.
    #[must_use]
    pub const fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// Returns the store of users, one row per identity.
    #[must_use]
    pub const fn users(&self) -> &Users {
        &self.users
    }

    /// Returns the user, the session and the credential of a request, by its headers.
    ///
    /// # Errors
    /// Fails with [`Problem::SessionMissing`] when no session exists, with [`Problem::SessionAal2Required`] when it
    /// needs a second factor, or when Kratos or the database cannot answer.
    pub async fn current(&self, headers: &HeaderMap) -> Result<CurrentUser, Problem> {
        let credential = Credential::of(headers, &self.cookie).ok_or(Problem::SessionMissing)?;
        let session = self.sessions.whoami(&credential).await?;
        let identity = session.identity.as_ref().filter(|identity| identity.state == State::Active);
        let user = self.users.of(identity.ok_or(Problem::SessionMissing)?).await?;

        // An account that is being deleted is not signed in any more, whatever Kratos answered a moment ago.
        Ok(CurrentUser { user: user.ok_or(Problem::SessionMissing)?, session, credential })
    }

    /// Checks that the sign-in is recent enough for an action that cannot be undone. Kratos is asked, as a cached
    /// session is not enough for such an action.
    ///
    /// # Errors
    /// Fails with [`Problem::SessionRefreshRequired`] when a recent sign-in is required, or when Kratos does not
    /// confirm the session.
    pub async fn privileged(&self, current: &CurrentUser) -> Result<(), Problem> {
        let session = self.sessions.whoami_anew(&current.credential).await?;
        let at = session.authenticated_at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        if OffsetDateTime::now_utc() - at <= self.privileged {
            return Ok(());
        }

        Err(Problem::SessionRefreshRequired { redirect_browser_to: REFRESH.to_owned() })
    }

    /// Returns the `Set-Cookie` header that deletes Kratos's session cookie.
    pub(crate) fn cookie_gone(&self) -> Option<HeaderValue> {
        HeaderValue::try_from(format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", self.cookie)).ok()
    }
}
