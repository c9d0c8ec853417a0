//! Waits for servers to become ready.

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use crate::{
    error::{Error, Result},
    http,
    process::{Process, tail},
};

const PATIENCE: Duration = Duration::from_secs(30);
const STEP: Duration = Duration::from_millis(20);

/// A server that runs and answers; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Server {
    process: Process,
}

impl Server {
    /// Waits until `url` answers.
    pub(crate) fn wait(name: &'static str, process: Process, url: &str, log: PathBuf) -> Result<Self> {
        Ok(Self { process: wait_until(name, process, log, || http::get(url).map(drop))? })
    }

    /// Asks the server to end, without waiting.
    pub(crate) fn terminate(&self) {
        self.process.terminate();
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        self.process.has_ended()
    }
}

/// Waits until a server answers, by any check.
pub(crate) fn wait_until(
    name: &'static str,
    mut process: Process,
    log: PathBuf,
    ask: impl Fn() -> Result<()>,
) -> Result<Process> {
    let deadline = Instant::now() + PATIENCE;

    while ask().is_err() {
        if process.has_ended() {
            return Err(Error::Died { server: name, tail: tail(&log), log });
        }
        if Instant::now() > deadline {
            return Err(Error::NotReady { server: name, after: PATIENCE, tail: tail(&log), log });
        }
        thread::sleep(STEP);
    }
    Ok(process)
}
