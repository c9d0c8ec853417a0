//! Waiting for a state of the page, never for a fixed time.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Longest time for any step. A machine that is busy with a build needs some of it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

const STEP: Duration = Duration::from_millis(25);

/// Calls `ask` until it succeeds.
///
/// # Errors
/// The last refusal, if none succeeds in time.
pub(crate) fn until<T>(mut ask: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let deadline = Instant::now() + PATIENCE;

    loop {
        match ask() {
            Ok(answer) => return Ok(answer),
            Err(refusal) if Instant::now() > deadline => return Err(refusal),
            Err(_) => thread::sleep(STEP),
        }
    }
}
