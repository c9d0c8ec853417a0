//! Progress of long steps: each prints a line at its begin and its end, and in between the progress of all.
//!
//! Steps may run in parallel. Their programs print into their own logs, so that the lines here stay readable.

use std::{
    fmt,
    fs::File,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::{
    error::{Error, Result},
    process::tail,
};

/// Time between two lines about the steps that are still running.
const EVERY: Duration = Duration::from_secs(20);

/// Time between two checks for the end of the last step.
const TICK: Duration = Duration::from_millis(250);

static STEPS: Mutex<Steps> = Mutex::new(Steps { expected: 0, done: 0, running: Vec::new(), has_reporter: false });

/// One step that is running; dropping it ends it.
#[derive(Debug)]
pub struct Step {
    name: String,
    start: Instant,
    is_done: bool,
}

#[derive(Debug)]
struct Steps {
    /// The number of steps, if it is known beforehand.
    expected: usize,
    done: usize,
    running: Vec<(String, Instant)>,
    has_reporter: bool,
}

impl Step {
    /// Announces the number of further steps.
    pub fn expect(number: usize) {
        steps().expected += number;
    }

    /// Begins a step and prints its name with its usual time.
    pub fn begin(name: impl Into<String>, takes: &str) -> Self {
        let (name, start) = (name.into(), Instant::now());
        let mut steps = steps();

        steps.running.push((name.clone(), start));
        steps.expected = steps.expected.max(steps.done + steps.running.len());
        eprintln!("[{} of {}] {name}: {takes}", steps.done + steps.running.len(), steps.expected);
        if !steps.has_reporter {
            steps.has_reporter = true;
            thread::spawn(report);
        }
        Self { name, start, is_done: false }
    }

    /// Runs a program of this step, with all its output in `log`.
    ///
    /// # Errors
    /// Fails when the program cannot be run, or fails: the error has the end of the log.
    pub fn run(&self, command: &mut Command, log: &Path) -> Result<()> {
        let program = command.get_program().to_string_lossy().into_owned();
        let out = File::options().create(true).append(true).open(log).map_err(Error::file("write", log))?;
        let err = out.try_clone().map_err(Error::file("write", log))?;
        let status = command.stdin(Stdio::null()).stdout(out).stderr(err).status().map_err(Error::run(program))?;

        if status.success() { Ok(()) } else { Err(self.failed(log)) }
    }

    /// Ends the step in success, and prints its time.
    pub fn done(mut self) {
        self.is_done = true;
        eprintln!("{}: done in {}", self.name, Time(self.start.elapsed()));
    }

    fn failed(&self, log: &Path) -> Error {
        Error::Step { step: self.name.clone(), tail: tail(log), log: PathBuf::from(log) }
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        let mut steps = steps();

        steps.running.retain(|(name, start)| (name, start) != (&self.name, &self.start));
        steps.done += usize::from(self.is_done);
    }
}

impl Steps {
    fn line(&self, now: Instant) -> String {
        let running = self.running.iter().map(|(name, start)| format!("{name} ({})", Time(now.duration_since(*start))));

        format!("{} of {} done, running: {}", self.done, self.expected, running.collect::<Vec<_>>().join(", "))
    }
}

/// A duration in minutes and seconds.
struct Time(Duration);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        write!(f, "{}:{:02}", seconds / 60, seconds % 60)
    }
}

/// Prints a line at intervals until no step is left.
fn report() {
    let mut last = Instant::now();
    loop {
        thread::sleep(TICK);
        let mut steps = steps();
        if steps.running.is_empty() {
            steps.has_reporter = false;
            return;
        }
        if last.elapsed() >= EVERY {
            last = Instant::now();
            eprintln!("{}", steps.line(last));
        }
    }
}

fn steps() -> MutexGuard<'static, Steps> {
    // A panic elsewhere leaves the list intact.
    STEPS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_the_running_steps_and_their_times() {
        let now = Instant::now();
        let begun = |seconds| now.checked_sub(Duration::from_secs(seconds)).unwrap_or(now);
        let running = vec![("Ory Kratos".to_owned(), begun(100)), ("trunk".to_owned(), begun(5))];
        let steps = Steps { expected: 7, done: 2, running, has_reporter: true };

        assert_eq!(steps.line(now), "2 of 7 done, running: Ory Kratos (1:40), trunk (0:05)");
    }

    #[test]
    fn a_program_that_fails_shows_the_end_of_its_log() {
        let log = std::env::temp_dir().join(format!("leptos-kratos-step-{}.log", std::process::id()));
        let step = Step::begin("a test", "no time");

        let error = step.run(Command::new("sh").args(["-c", "echo no such crate; exit 3"]), &log).unwrap_err();

        assert!(error.to_string().contains("a test") && error.to_string().contains("no such crate"), "{error}");
        std::fs::remove_file(log).unwrap();
    }
}
