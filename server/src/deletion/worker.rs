//! Worker that finishes pending deletions.

use std::time::Duration;

use tokio::time::sleep;

use super::Deletions;
use crate::database::DatabaseError;

/// Interval at which due deletions are looked for.
const POLL: Duration = Duration::from_secs(2);

/// Number of looks between two sweeps of finished deletions.
const SWEEP_EVERY: u32 = 1800;

impl Deletions {
    /// Finishes pending deletions, now and from now on. It does not return, and may be dropped at any time.
    pub async fn run(&self) {
        // The server that has recorded these may have died, so they are not left until they are due.
        let mut done = self.finish_all(true).await;
        for look in (0..SWEEP_EVERY).cycle() {
            if let Err(error) = done {
                tracing::warn!(%error, "deletions have to wait");
            }
            sleep(POLL).await;
            done = self.finish_all(false).await;
            if look == 0 {
                done = done.and(self.outbox.sweep().await);
            }
        }
    }

    async fn finish_all(&self, at_once: bool) -> Result<(), DatabaseError> {
        let open = if at_once { self.outbox.unfinished().await? } else { self.outbox.due().await? };
        for (identity, attempts) in open {
            self.finish(identity, attempts).await?;
        }
        Ok(())
    }
}
