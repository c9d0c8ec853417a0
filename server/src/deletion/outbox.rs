//! Outbox of deletions.

use time::OffsetDateTime;
use uuid::Uuid;

use crate::database::{Database, DatabaseError, in_turn, on};

/// Time for which only the request that recorded a deletion continues it, in seconds; after that, the worker does.
const GRACE: i64 = 60;

/// Time for which a finished deletion is kept, in seconds: far longer than any cache or a slow request.
const MEMORY: i64 = 24 * 60 * 60;

/// Longest pause between two attempts, in seconds.
const MAX_PAUSE: i64 = 5 * 60;

/// Largest number of deletions that are read at once.
const SOME: i64 = 100;

const REQUEST: &str = "
    INSERT INTO deletions (kratos_identity_id, attempts, requested_at, next_attempt_at) VALUES ($1, 0, $2, $3)
    ON CONFLICT (kratos_identity_id) DO NOTHING";

const DELETE_USER: &str = "DELETE FROM users WHERE kratos_identity_id = $1";

const FINISHED: &str = "UPDATE deletions SET finished_at = $2 WHERE kratos_identity_id = $1 AND finished_at IS NULL";

const POSTPONED: &str = "
    UPDATE deletions SET attempts = $2, next_attempt_at = $3 WHERE kratos_identity_id = $1 AND finished_at IS NULL";

const DUE: &str = "
    SELECT kratos_identity_id, attempts FROM deletions WHERE finished_at IS NULL AND next_attempt_at <= $1
    ORDER BY next_attempt_at LIMIT $2";

const SWEEP: &str = "DELETE FROM deletions WHERE finished_at <= $1";

/// The table of deletions.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    database: Database,
}

impl Outbox {
    pub(super) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Records a deletion, and deletes the user: the point of no return, after which the identity is not signed in.
    pub(super) async fn request(&self, identity: Uuid) -> Result<(), DatabaseError> {
        let now = now();
        in_turn!(&self.database, identity, transaction => {
            let written = sqlx::query(REQUEST).bind(identity).bind(now).bind(now + GRACE);
            written.execute(&mut *transaction).await?;
            sqlx::query(DELETE_USER).bind(identity).execute(&mut *transaction).await?;
        });
        Ok(())
    }

    pub(super) async fn finished(&self, identity: Uuid) -> Result<(), DatabaseError> {
        on!(&self.database, pool => {
            sqlx::query(FINISHED).bind(identity).bind(now()).execute(pool).await.map(drop)
        })?;
        Ok(())
    }

    pub(super) async fn postponed(&self, identity: Uuid, attempts: i64) -> Result<(), DatabaseError> {
        let next = now() + pause(attempts);
        on!(&self.database, pool => {
            sqlx::query(POSTPONED).bind(identity).bind(attempts).bind(next).execute(pool).await.map(drop)
        })?;
        Ok(())
    }

    /// Returns the deletions that are due, with the number of attempts of each.
    pub(super) async fn due(&self) -> Result<Vec<(Uuid, i64)>, DatabaseError> {
        self.until(now()).await
    }

    /// Returns the unfinished deletions, due or not.
    pub(super) async fn unfinished(&self) -> Result<Vec<(Uuid, i64)>, DatabaseError> {
        self.until(i64::MAX).await
    }

    async fn until(&self, time: i64) -> Result<Vec<(Uuid, i64)>, DatabaseError> {
        Ok(on!(&self.database, pool => sqlx::query_as(DUE).bind(time).bind(SOME).fetch_all(pool).await)?)
    }

    /// Removes the deletions that were finished long ago.
    pub(super) async fn sweep(&self) -> Result<(), DatabaseError> {
        on!(&self.database, pool => sqlx::query(SWEEP).bind(now() - MEMORY).execute(pool).await.map(drop))?;
        Ok(())
    }
}

fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

/// Returns the pause after a number of attempts. It doubles with each attempt.
fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or_default();

    (1_i64 << doublings).min(MAX_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::tests::memory;

    impl Outbox {
        async fn knows(&self, identity: Uuid) -> bool {
            let count = "SELECT count(*) FROM deletions WHERE kratos_identity_id = $1";
            let count: i64 = on!(&self.database, pool => {
                sqlx::query_scalar(count).bind(identity).fetch_one(pool).await.unwrap()
            });
            count == 1
        }
    }

    #[test]
    fn a_pause_grows_and_ends() {
        let pauses: Vec<_> = [1, 2, 3, 9, 10, 1_000_000].into_iter().map(pause).collect();

        assert_eq!(pauses, [1, 2, 4, 256, MAX_PAUSE, MAX_PAUSE]);
    }

    #[tokio::test]
    async fn who_is_gone_is_known_for_a_while() {
        let outbox = Outbox::new(memory().await);
        let (ada, bob) = (Uuid::new_v4(), Uuid::new_v4());
        outbox.request(ada).await.unwrap();
        outbox.request(bob).await.unwrap();
        outbox.finished(ada).await.unwrap();

        outbox.sweep().await.unwrap();
        assert!(outbox.knows(ada).await);

        let long_ago = now() - MEMORY - 1;
        on!(&outbox.database, pool => {
            sqlx::query("UPDATE deletions SET finished_at = $1 WHERE finished_at IS NOT NULL")
                .bind(long_ago).execute(pool).await.map(drop)
        })
        .unwrap();
        outbox.sweep().await.unwrap();
        assert!(!outbox.knows(ada).await);
        assert!(outbox.knows(bob).await, "what is not finished is never forgotten");
    }

    #[tokio::test]
    async fn what_a_request_goes_on_with_is_nobody_elses_yet() {
        let outbox = Outbox::new(memory().await);
        let ada = Uuid::new_v4();
        outbox.request(ada).await.unwrap();

        assert_eq!(outbox.due().await.unwrap(), []);
        assert_eq!(outbox.unfinished().await.unwrap(), [(ada, 0)], "but a server that begins takes all");

        outbox.postponed(ada, 1).await.unwrap();
        outbox.request(ada).await.unwrap();
        assert_eq!(outbox.unfinished().await.unwrap(), [(ada, 1)], "asking again changes nothing");
    }
}
