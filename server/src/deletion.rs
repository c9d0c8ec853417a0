//! Accounts that are to be deleted: an outbox.
//!
//! What has to go is in two places, and no transaction spans both. So it is written down first that it is to go: from then
//! on the person is nobody here, on every replica. Then Kratos is asked, as often as it takes, by whichever replica comes
//! first; asking twice does no harm.

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

/// How long somebody waits for Kratos.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a deletion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The identity, its sessions and the user are gone.
    Finished,
    /// The user is gone; Kratos could not be asked, and will be.
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
    /// Keeps in a database what is to be deleted.
    #[must_use]
    pub const fn new(database: Database, kratos: Kratos, metrics: Metrics) -> Self {
        Self { outbox: Outbox::new(database), kratos, metrics }
    }

    /// Deletes an account. Once this has returned, there is no way back, whatever it has returned.
    ///
    /// # Errors
    /// Where the database does not answer. Then it may have been written down, or not.
    pub async fn delete(&self, identity: Uuid) -> Result<Progress, DatabaseError> {
        self.outbox.request(identity).await?;
        self.metrics.deletion(Deletion::Requested);

        // Whoever has asked may go away, or grow tired of a Kratos that does not answer.
        let deletions = self.clone();
        let finish = tokio::spawn(async move { deletions.finish(identity, 0).await });
        match timeout(PATIENCE, finish).await {
            Ok(Ok(progress)) => progress,
            Ok(Err(_)) | Err(_) => Ok(Progress::Postponed),
        }
    }

    /// Goes on with one that was written down.
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
