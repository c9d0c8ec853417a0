//! The companion server, `server/`, for tests: start, end by either signal, and restart.

mod builder;
mod config;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

pub use self::builder::CompanionBuilder;
use crate::{
    error::{Error, Result},
    http,
    process::{Process, tail},
    ready,
};

const NAME: &str = "the companion server";

/// Time limit for its end: requests that are under way are answered first.
const PATIENCE: Duration = Duration::from_secs(25);

/// A running companion server; dropping it ends it.
#[derive(Debug)]
pub struct Companion {
    binary: PathBuf,
    state: PathBuf,
    config: PathBuf,
    environment: Vec<(String, String)>,
    public: String,
    operations: String,
    running: Mutex<Option<Process>>,
}

impl Companion {
    /// Returns a builder. The configuration, the log and, by default, the database lie in `state_dir`.
    pub fn builder(state_dir: impl Into<PathBuf>) -> CompanionBuilder {
        CompanionBuilder::new(state_dir.into())
    }

    /// Returns the address at which it serves the page, Kratos and the API, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// Returns the address of its health checks, Kratos's webhooks and its metrics.
    #[must_use]
    pub fn operations(&self) -> &str {
        &self.operations
    }

    /// Returns the folder with its configuration, its log and its database.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        &self.state
    }

    /// Returns its log so far, across all restarts.
    ///
    /// # Errors
    /// Fails when the log cannot be read.
    pub fn log(&self) -> Result<String> {
        let log = self.log_file();

        fs::read_to_string(&log).map_err(Error::file("read", log))
    }

    /// Kills it as a power cut does (SIGKILL), if it is running.
    pub fn kill(&self) {
        if let Some(process) = self.running().take() {
            process.kill();
        }
    }

    /// Asks it to end (SIGTERM), and returns its exit status; `None` if it was not running.
    ///
    /// # Errors
    /// Fails when it is still running 25 seconds later.
    pub fn terminate(&self) -> Result<Option<ExitStatus>> {
        let Some(mut process) = self.running().take() else { return Ok(None) };
        process.terminate();

        let log = self.log_file();
        match process.wait(PATIENCE) {
            Some(status) => Ok(Some(status)),
            None => Err(Error::NotEnded { server: NAME, after: PATIENCE, tail: tail(&log), log }),
        }
    }

    /// Starts it on the same ports and database, if it is not running.
    ///
    /// # Errors
    /// Fails when it does not become ready.
    pub fn start_again(&self) -> Result<()> {
        let mut running = self.running();

        if running.is_none() {
            *running = Some(self.start()?);
        }
        Ok(())
    }

    /// Returns the process id, while it is running.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.running().as_ref().map(Process::id)
    }

    /// Whether it has ended by itself.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.running().as_mut().is_some_and(Process::has_ended)
    }

    fn start(&self) -> Result<Process> {
        let log = self.log_file();
        let process = Process::spawn_logged(&mut self.command(), &log)?;
        let url = format!("{}/health/ready", self.public);

        ready::wait_until(NAME, process, log, || http::get(&url).map(drop))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.arg("--config").arg(&self.config).current_dir(&self.state);
        // Environment variables that are meant for tests would be part of its configuration.
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"LEPTOS_KRATOS_") {
                command.env_remove(name);
            }
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn log_file(&self) -> PathBuf {
        self.state.join("companion.log")
    }

    fn running(&self) -> MutexGuard<'_, Option<Process>> {
        // After a panic elsewhere there is a server or none: the value is valid in both cases.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
