//! What can go wrong, in sentences that say what to do.

use std::{io, path::PathBuf, time::Duration};

/// The result of everything that can fail here.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the stack could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },

    /// The folder for what is built once per user cannot be told.
    #[error("no place for built tools: set LEPTOS_KRATOS_CACHE (neither XDG_CACHE_HOME nor HOME is set)")]
    NoCache,

    /// A program could not be run at all.
    #[error("cannot run {program}: {source}")]
    Run {
        /// The program's name or path.
        program: String,
        /// The system's answer.
        source: io::Error,
    },

    /// A program that is needed is not there.
    #[error("{program} is needed and was not found; install it: {install}")]
    Missing {
        /// What is missing.
        program: &'static str,
        /// The command, or the place, that it comes from.
        install: &'static str,
    },

    /// A program of a long step failed.
    #[error("{step} failed; the end of {}:\n{tail}", log.display())]
    Step {
        /// The step's name.
        step: String,
        /// The log's last lines.
        tail: String,
        /// The log.
        log: PathBuf,
    },

    /// An environment variable names programs that are not there.
    #[error("{variable} is {}, which is not there or not complete", path.display())]
    NoSuchBinary {
        /// The environment variable.
        variable: &'static str,
        /// Its value.
        path: PathBuf,
    },

    /// Another program listens on a port that is needed.
    #[error(
        "port {port} is in use, and {purpose} needs it: end what listens there (`ss -ltnp 'sport = :{port}'` names it)"
    )]
    PortBusy {
        /// The port.
        port: u16,
        /// What it is needed for.
        purpose: &'static str,
    },

    /// No free port could be had.
    #[error("no free port: {0}")]
    NoPort(io::Error),

    /// A server ended while it was starting.
    #[error("{server} ended while it was starting; the end of {}:\n{tail}", log.display())]
    Died {
        /// The server's name.
        server: &'static str,
        /// Its log file.
        log: PathBuf,
        /// The log's last lines.
        tail: String,
    },

    /// A server runs but never became ready.
    #[error("{server} was not ready after {after:?}; the end of {}:\n{tail}", log.display())]
    NotReady {
        /// The server's name.
        server: &'static str,
        /// How long it was waited for.
        after: Duration,
        /// Its log file.
        log: PathBuf,
        /// The log's last lines.
        tail: String,
    },

    /// A server was asked to end, and did not.
    #[error("{server} had not ended after {after:?}; the end of {}:\n{tail}", log.display())]
    NotEnded {
        /// The server's name.
        server: &'static str,
        /// How long it was waited for.
        after: Duration,
        /// Its log file.
        log: PathBuf,
        /// The log's last lines.
        tail: String,
    },

    /// PostgreSQL refuses.
    #[error("PostgreSQL: {0}")]
    Database(String),

    /// A request to one of the servers failed.
    #[error("{url}: {reason}")]
    Request {
        /// What was asked for.
        url: String,
        /// Why there was no usable answer.
        reason: String,
    },

    /// No mail came.
    #[error("no new mail to {address} within {after:?}")]
    NoMail {
        /// The recipient.
        address: String,
        /// How long it was waited for.
        after: Duration,
    },
}

impl Error {
    /// Says which file an I/O error is about.
    pub(crate) fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();

        move |source| Self::File { action, path, source }
    }

    /// Says which program an I/O error is about.
    pub(crate) fn run(program: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let program = program.into();

        move |source| Self::Run { program, source }
    }
}
