//! Cache of sessions, which saves asking Kratos each time.

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

/// Number of attempts of a lookup while sessions are being ended.
const ATTEMPTS: usize = 3;

/// Longest wait of a client, after a change, for the identity whose other sessions are to be forgotten: a silent Kratos
/// has already delayed the change itself.
const PATIENCE: Duration = Duration::from_secs(1);

/// Sessions, looked up at Kratos and cached for a moment. Cloning shares the cache.
///
/// Only active sessions are cached, and for no longer than `session.cache_seconds` or the session itself lasts: for
/// that long a session that was ended elsewhere may still count as active. A session that is ended through this server
/// is forgotten at once, by [`Sessions::forget`]. Concurrent requests of a session share one lookup.
#[derive(Clone, Debug)]
pub struct Sessions(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    kratos: Kratos,
    metrics: Metrics,
    cache: Cache<Key, Known>,
    forgotten: Forgotten,
}

/// A credential, and the time at which it was last forgotten: later requests use another entry, even while an earlier
/// lookup is still under way and will be answered.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
struct Key {
    credential: [u8; 32],
    forgotten: u64,
}

impl Sessions {
    /// Takes the client of Kratos; no request is made yet.
    #[must_use]
    pub fn new(config: &config::Session, kratos: Kratos, metrics: Metrics) -> Self {
        let cache = Cache::builder()
            .max_capacity(config.cache_entries)
            .expire_after(Lifetime::of_seconds(config.cache_seconds))
            .build();

        Self(Arc::new(Inner { kratos, metrics, cache, forgotten: Forgotten::default() }))
    }

    /// Returns the session of a credential.
    ///
    /// # Errors
    /// Fails when there is no session, it needs a second factor, or Kratos cannot answer.
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

        // Sessions are being ended all the time. The answer to a separate lookup is current in any case.
        self.ask(credential).await.map(|known| known.session)
    }

    /// Returns the session of a credential from Kratos, not from the cache.
    ///
    /// # Errors
    /// As [`Sessions::whoami`].
    pub async fn whoami_anew(&self, credential: &Credential) -> Result<Arc<Session>, Problem> {
        self.0.forgotten.forget(&credential.digest());

        self.whoami(credential).await
    }

    /// Forgets a session, and the others of the same person: called after a change that may have ended them. The
    /// answers to lookups that are still under way are not cached either.
    ///
    /// Asks Kratos for the identity if it is not cached; without an answer soon, only this session is forgotten.
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
