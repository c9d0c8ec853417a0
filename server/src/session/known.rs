//! Cached sessions, and their lifetime in the cache.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use moka::Expiry;
use time::OffsetDateTime;

use super::Key;
use crate::kratos::Session;

/// An active session.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) session: Arc<Session>,
    /// Time of the lookup, by the clock of `Forgotten`.
    pub(super) asked: u64,
}

/// Time for which a session is cached.
#[derive(Debug)]
pub(super) struct Lifetime(Duration);

impl Lifetime {
    pub(super) const fn of_seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds))
    }

    /// Returns the lifetime in the cache, never longer than the session lasts.
    fn of(&self, session: &Session, now: OffsetDateTime) -> Duration {
        let left = session.expires_at.map_or(self.0, |at| Duration::try_from(at - now).unwrap_or_default());

        self.0.min(left)
    }
}

impl Expiry<Key, Known> for Lifetime {
    fn expire_after_create(&self, _: &Key, known: &Known, _: Instant) -> Option<Duration> {
        Some(self.of(&known.session, OffsetDateTime::now_utc()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_session_is_not_remembered_longer_than_it_lasts() {
        let id = "9f425a8d-7efc-4768-8f23-7647a74fdf13";
        let now = OffsetDateTime::UNIX_EPOCH + Duration::from_secs(60);
        let lifetime = |expires_at| {
            let session = serde_json::from_value(json!({ "id": id, "expires_at": expires_at })).unwrap();
            Lifetime::of_seconds(5).of(&session, now)
        };

        assert_eq!(lifetime(json!("1970-01-01T00:02:00Z")), Duration::from_secs(5));
        assert_eq!(lifetime(json!("1970-01-01T00:01:02Z")), Duration::from_secs(2));
        assert_eq!(lifetime(json!("1970-01-01T00:00:59Z")), Duration::ZERO);
        assert_eq!(lifetime(json!(null)), Duration::from_secs(5));
    }
}
