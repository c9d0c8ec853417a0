//! A child process that ends when its value is dropped.

use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};

use crate::{
    error::{Error, Result},
    guard::Guard,
};

const PATIENCE: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(20);

/// A running program, leader of its own process group.
///
/// Dropping it ends the whole group: by SIGTERM first, by SIGKILL after five seconds. If this process is killed, a
/// guard process does the same.
#[derive(Debug)]
pub struct Process {
    child: Child,
    guard: Option<Guard>,
}

impl Process {
    /// Starts the program. Standard input is closed, so that it never waits for input.
    ///
    /// # Errors
    /// Fails when the program cannot be run.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).process_group(0).spawn().map_err(Error::run(program))?;
        let mut process = Self { child, guard: None };

        process.guard = Some(Guard::over(process.child.id())?);
        Ok(process)
    }

    /// As [`Process::spawn`], with all output of the program appended to `log`.
    ///
    /// # Errors
    /// Fails when the program cannot be run or the log cannot be written.
    pub fn spawn_logged(command: &mut Command, log: &Path) -> Result<Self> {
        let open = || File::options().create(true).append(true).open(log);
        let out = open().map_err(Error::file("write", log))?;
        let err = open().map_err(Error::file("write", log))?;

        Self::spawn(command.stdout(out).stderr(err))
    }

    /// Returns the process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Returns whether the program has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks the program to end without waiting for it, so that several can end at the same time.
    pub fn terminate(&self) {
        self.signal(Signal::SIGTERM);
    }

    /// Asks the program to end at once, without waiting for it; PostgreSQL disconnects all clients.
    pub(crate) fn quit(&self) {
        self.signal(Signal::SIGQUIT);
    }

    /// Kills the program, without a chance to clean up.
    pub(crate) fn kill(&self) {
        self.signal(Signal::SIGKILL);
    }

    /// Waits until the program has ended, and returns its exit status; `None` if it does not end in time.
    pub(crate) fn wait(&mut self, patience: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + patience;
        while !self.has_ended() && Instant::now() < deadline {
            thread::sleep(STEP);
        }
        self.child.try_wait().ok().flatten()
    }

    fn signal(&self, signal: Signal) {
        if let Ok(group) = i32::try_from(self.child.id()) {
            // It fails only when the group is empty.
            let _ = killpg(Pid::from_raw(group), signal);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.has_ended() {
            self.terminate();
        }
        self.wait(PATIENCE);
        // Also ends the program's own children, and the program itself if it ignored the signal.
        self.signal(Signal::SIGKILL);
        let _ = self.child.wait();
        if let Some(guard) = self.guard.take() {
            guard.dismiss();
        }
    }
}

/// Returns the last lines of a log.
pub(crate) fn tail(log: &Path) -> String {
    const LINES: usize = 15;
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().collect();

    lines[lines.len().saturating_sub(LINES)..].join("\n")
}
