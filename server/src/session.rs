//! Who is signed in, without asking Kratos each time.

mod forgotten;
mod known;

use std::{sync::Arc, time::Duration};

use moka::future::Cache;
use tokio::time::timeout;

use self::{
    forgotten::Forgotten,
    known::{Known, Lifetime},
};
use crate::{
    config,
    kratos::{Credential, Kratos, Session, WhoamiError},
    metrics::{Metrics, WhoamiOutcome},
    problem::Problem,
};

/// How often a question is asked anew because somebody has ended sessions meanwhile.
const ATTEMPTS: usize = 3;

/// How long whoever has changed something waits until it is known whose other sessions are to be forgotten: a Kratos that is
/// silent has kept them waiting already.
const PATIENCE: Duration = Duration::from_secs(1);

/// Kratos's word on who is signed in, remembered for a moment. Cloning shares what is remembered.
///
/// Only that a session is good is remembered, and for no longer than `session.cache_seconds` or the session itself: so long
/// one that was ended elsewhere can still be seen as good. What is ended through this server is seen at once, by
/// [`Sessions::forget`]. Requests of a session that come at the same time ask once.
#[derive(Clone, Debug)]
pub struct Sessions(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    kratos: Kratos,
    metrics: Metrics,
    cache: Cache<Key, Known>,
    forgotten: Forgotten,
}

/// A credential, and when it was last forgotten: whoever comes after that looks elsewhere, even while a question that was
/// asked before is under way and will be answered.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
struct Key {
    credential: [u8; 32],
    forgotten: u64,
}

impl Sessions {
    /// Asks by these connections. Nothing is asked yet.
    #[must_use]
    pub fn new(config: &config::Session, kratos: Kratos, metrics: Metrics) -> Self {
        let cache = Cache::builder()
            .max_capacity(config.cache_entries)
            .expire_after(Lifetime::of_seconds(config.cache_seconds))
            .build();

        Self(Arc::new(Inner { kratos, metrics, cache, forgotten: Forgotten::default() }))
    }

    /// Returns whose session it is.
    ///
    /// # Errors
    /// Where there is no session, it needs a second factor, or Kratos cannot say.
    pub async fn whoami(&self, credential: &Credential) -> Result<Arc<Session>, Problem> {
        let digest = credential.digest();
        for _ in 0..ATTEMPTS {
            let entry = self.0.cache.entry(self.key(digest)).or_try_insert_with(self.ask(credential)).await;
            let entry = entry.map_err(|problem| Problem::clone(&problem))?;
            let (is_fresh, known) = (entry.is_fresh(), entry.into_value());
            if self.is_good(&known) {
                if !is_fresh {
                    self.0.metrics.whoami(WhoamiOutcome::Cached);
                }
                return Ok(known.session);
            }
            self.0.forgotten.forget(&digest);
        }

        // Somebody ends sessions all the time. What is answered to a question of our own is true in any case.
        self.ask(credential).await.map(|known| known.session)
    }

    /// Asks Kratos whose session it is, whatever is remembered.
    ///
    /// # Errors
    /// As [`Sessions::whoami`].
    pub async fn whoami_anew(&self, credential: &Credential) -> Result<Arc<Session>, Problem> {
        self.0.forgotten.forget(&credential.digest());

        self.whoami(credential).await
    }

    /// Forgets a session, and the others of the same person: called once something was changed that may have ended them.
    /// What was asked before, and is not answered yet, is not remembered either.
    ///
    /// It asks Kratos whose session it is where that is not known; where Kratos cannot say so soon, only this one is forgotten.
    pub async fn forget(&self, credential: &Credential) {
        let digest = credential.digest();
        let known = self.0.cache.get(&self.key(digest)).await.map(|known| known.session);
        self.0.forgotten.forget(&digest);

        let session = match known {
            Some(session) => Some(session),
            None => {
                let whoami = timeout(PATIENCE, self.0.kratos.whoami(credential)).await;
                whoami.ok().and_then(Result::ok).map(Arc::new)
            }
        };
        if let Some(identity) = session.as_ref().and_then(|session| session.identity.as_ref()) {
            self.0.forgotten.forget(identity.id.as_bytes());
        }
    }

    fn key(&self, credential: [u8; 32]) -> Key {
        Key { credential, forgotten: self.0.forgotten.last(&credential) }
    }

    fn is_good(&self, known: &Known) -> bool {
        let identity = known.session.identity.as_ref();

        identity.is_none_or(|identity| known.asked >= self.0.forgotten.last(identity.id.as_bytes()))
    }

    async fn ask(&self, credential: &Credential) -> Result<Known, Problem> {
        let asked = self.0.forgotten.now();
        let answer = self.0.kratos.whoami(credential).await;
        self.0.metrics.whoami(match &answer {
            Ok(_) => WhoamiOutcome::Session,
            Err(WhoamiError::NoSession) => WhoamiOutcome::NoSession,
            Err(WhoamiError::Aal2Required { .. }) => WhoamiOutcome::Aal2Required,
            Err(WhoamiError::Call(_)) => WhoamiOutcome::Error,
        });

        Ok(Known { session: Arc::new(answer?), asked })
    }
}

#[cfg(test)]
mod tests;
