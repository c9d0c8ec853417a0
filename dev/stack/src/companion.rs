//! The companion server, `server/`, as a test needs it: started, ended in every way, and started again.

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

/// How long it may take to end: requests that are under way are answered first.
const PATIENCE: Duration = Duration::from_secs(25);

/// A companion server, up and ready; dropping it ends it.
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
    /// Begins to describe one that keeps its configuration, log and, unless it is told of another, its database in `state_dir`.
    pub fn builder(state_dir: impl Into<PathBuf>) -> CompanionBuilder {
        CompanionBuilder::new(state_dir.into())
    }

    /// Where it serves the page, Kratos and the API, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// Where it tells of its health, takes Kratos's hooks and has its numbers.
    #[must_use]
    pub fn operations(&self) -> &str {
        &self.operations
    }

    /// The folder with its configuration, its log and its database.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        &self.state
    }

    /// What it has said so far, in all its lives.
    ///
    /// # Errors
    /// When its log cannot be read.
    pub fn log(&self) -> Result<String> {
        let log = self.log_file();

        fs::read_to_string(&log).map_err(Error::file("read", log))
    }

    /// Ends it as a power cut does (SIGKILL), if it is running.
    pub fn kill(&self) {
        if let Some(process) = self.running().take() {
            process.kill();
        }
    }

    /// Asks it to end (SIGTERM), and says how it did; `None` if it was not running.
    ///
    /// # Errors
    /// When it is still there 25 seconds later.
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
    /// When it does not become ready.
    pub fn start_again(&self) -> Result<()> {
        let mut running = self.running();

        if running.is_none() {
            *running = Some(self.start()?);
        }
        Ok(())
    }

    /// The process's number, while it is running.
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
        // What tells tests of their surroundings would be part of its configuration.
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
        // A panic elsewhere leaves a server, or none: both are true.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
