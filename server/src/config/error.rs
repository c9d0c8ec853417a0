//! Errors of the configuration.

use std::{io, path::PathBuf};

use thiserror::Error;

/// An error of the configuration. The message names the key, and says what would be valid.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// Path of the file.
        path: PathBuf,
        /// Error of the system.
        source: io::Error,
    },
    /// The file is not TOML, or has an unknown key or a value of the wrong type.
    #[error("{}: {reason}", path.display())]
    File {
        /// Path of the file.
        path: PathBuf,
        /// Position in the file, and the error there.
        reason: String,
    },
    /// An environment variable cannot be used.
    #[error("{variable}: {reason}")]
    Variable {
        /// Its name.
        variable: String,
        /// Reason for which it cannot be used.
        reason: String,
    },
    /// Values can be read but not used; all of them are listed.
    #[error("{}", .0.join("\n"))]
    Unusable(Vec<String>),
}
