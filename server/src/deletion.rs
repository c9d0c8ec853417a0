//! Deletion of accounts, with an outbox.
//!
//! An account is stored in two places, and no transaction spans both. So the deletion is first recorded in the outbox:
//! from then on the person is not signed in here, on every replica. Then Kratos is asked until it succeeds, by
//! whichever replica comes first; a repeated request does no harm.

mod outbox;
mod worker;

use std::time::Duration;

use tokio::time::timeout;
use uuid::Uuid;

use self::outbox::Outbox;
use crate::{
    database::{Database, DatabaseError},
    kratos::Kratos,
    metrics::{Deletion, Metrics},
};

/// Longest wait of a client for Kratos.
const PATIENCE: Duration = Duration::from_secs(5);

/// Progress of a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The identity, its sessions and the user are gone.
    Finished,
    /// The user is gone; the request to Kratos did not succeed yet, and will be retried.
    Postponed,
}

/// Deletes accounts. Cloning shares the connections.
#[derive(Clone, Debug)]
pub struct Deletions {
    outbox: Outbox,
    kratos: Kratos,
    metrics: Metrics,
}

impl Deletions {
    /// Keeps the outbox in a database.
    #[must_use]
    pub const fn new(database: Database, kratos: Kratos, metrics: Metrics) -> Self {
        Self { outbox: Outbox::new(database), kratos, metrics }
    }

    /// Deletes an account. Once this has returned, the deletion cannot be undone, whatever it has returned.
    ///
    /// # Errors
    /// Fails when the database does not answer. The deletion may or may not have been recorded then.
    pub async fn delete(&self, identity: Uuid) -> Result<Progress, DatabaseError> {
        self.outbox.request(identity).await?;
        self.metrics.deletion(Deletion::Requested);

        // The client may disconnect, or Kratos may not answer in time: the task goes on without the client.
        let deletions = self.clone();
        let finish = tokio::spawn(async move { deletions.finish(identity, 0).await });
        match timeout(PATIENCE, finish).await {
            Ok(Ok(progress)) => progress,
            Ok(Err(_)) | Err(_) => Ok(Progress::Postponed),
        }
    }

    /// Continues a deletion that was recorded.
    async fn finish(&self, identity: Uuid, attempts: i64) -> Result<Progress, DatabaseError> {
        match self.kratos.delete_identity(identity).await {
            Ok(()) => {
                self.outbox.finished(identity).await?;
                self.metrics.deletion(Deletion::Finished);
                Ok(Progress::Finished)
            }
            Err(error) => {
                self.outbox.postponed(identity, attempts + 1).await?;
                self.metrics.deletion(Deletion::Postponed);
                tracing::warn!(%identity, attempts = attempts + 1, %error, "an account is not deleted yet");
                Ok(Progress::Postponed)
            }
        }
    }
}

#[cfg(test)]
mod tests;
