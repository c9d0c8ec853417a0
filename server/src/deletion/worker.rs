//! Finishes what others could not.

use std::time::Duration;

use tokio::time::sleep;

use super::Deletions;
use crate::database::DatabaseError;

/// How often it is looked for deletions that it is time for.
const POLL: Duration = Duration::from_secs(2);

/// How often finished ones are swept: every so many looks.
const SWEEP_EVERY: u32 = 1800;

impl Deletions {
    /// Finishes what is half done, now and from now on. It does not return; it may be dropped at any time.
    pub async fn run(&self) {
        // Who has written these down may have died: nobody waits for them to be due.
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
