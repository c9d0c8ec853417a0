//! Errors, whose messages say how to fix them.

use std::{io, path::PathBuf, time::Duration};

/// Result of every function here that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// Reason for a failure of the stack.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// The attempted action, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },

    /// The cache folder cannot be found.
    #[error("no place for built tools: set LEPTOS_KRATOS_CACHE (neither XDG_CACHE_HOME nor HOME is set)")]
    NoCache,

    /// A program could not be started.
    #[error("cannot run {program}: {source}")]
    Run {
        /// The program's name or path.
        program: String,
        /// The system's error.
        source: io::Error,
    },

    /// A required program is missing.
    #[error("{program} is needed and was not found; install it: {install}")]
    Missing {
        /// The missing program.
        program: &'static str,
        /// The command, or the place, to get it from.
        install: &'static str,
    },

    /// A program of a long step failed.
    #[error("{step} failed; the end of {}:\n{tail}", log.display())]
    Step {
        /// The step's name.
        step: String,
        /// The last lines of the log.
        tail: String,
        /// Path of the log.
        log: PathBuf,
    },

    /// An environment variable names programs that do not exist.
    #[error("{variable} is {}, which is not there or not complete", path.display())]
    NoSuchBinary {
        /// The environment variable.
        variable: &'static str,
        /// Its value.
        path: PathBuf,
    },

    /// Another program listens on a required port.
    #[error(
        "port {port} is in use, and {purpose} needs it: end what listens there (`ss -ltnp 'sport = :{port}'` names it)"
    )]
    PortBusy {
        /// The port.
        port: u16,
        /// The purpose of the port.
        purpose: &'static str,
    },

    /// No free port was found.
    #[error("no free port: {0}")]
    NoPort(io::Error),

    /// A server ended during its start.
    #[error("{server} ended while it was starting; the end of {}:\n{tail}", log.display())]
    Died {
        /// The server's name.
        server: &'static str,
        /// Path of its log.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// A server runs but did not become ready.
    #[error("{server} was not ready after {after:?}; the end of {}:\n{tail}", log.display())]
    NotReady {
        /// The server's name.
        server: &'static str,
        /// Time that it was waited for.
        after: Duration,
        /// Path of its log.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// A server was asked to end, and did not.
    #[error("{server} had not ended after {after:?}; the end of {}:\n{tail}", log.display())]
    NotEnded {
        /// The server's name.
        server: &'static str,
        /// Time that it was waited for.
        after: Duration,
        /// Path of its log.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// PostgreSQL reported an error.
    #[error("PostgreSQL: {0}")]
    Database(String),

    /// A request to one of the servers failed.
    #[error("{url}: {reason}")]
    Request {
        /// The requested URL.
        url: String,
        /// Reason why there was no usable answer.
        reason: String,
    },

    /// No mail arrived.
    #[error("no new mail to {address} within {after:?}")]
    NoMail {
        /// The recipient.
        address: String,
        /// Time that it was waited for.
        after: Duration,
    },
}

impl Error {
    /// Adds the file to an I/O error.
    pub(crate) fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();

        move |source| Self::File { action, path, source }
    }

    /// Adds the program to an I/O error.
    pub(crate) fn run(program: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let program = program.into();

        move |source| Self::Run { program, source }
    }
}
