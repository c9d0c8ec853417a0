//! Waiting for what a page will show, never for a fixed time.

use std::{
    thread,
    time::{Duration, Instant},
};

/// How long anything may take. A machine that is busy with a build needs some of it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

const STEP: Duration = Duration::from_millis(25);

/// Asks until there is an answer.
///
/// # Errors
/// The last refusal, when none comes in time.
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
