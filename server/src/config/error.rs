//! What can be wrong with a configuration.

use std::{io, path::PathBuf};

use thiserror::Error;

/// Why a configuration cannot be used. Each says which key it is about, and what would be right.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no TOML, or has a key that nobody knows, or a value of another kind.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Where in it, and what.
        reason: String,
    },
    /// A variable of the environment.
    #[error("{variable}: {reason}")]
    Variable {
        /// Its name.
        variable: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Values that can be read, but not be used: all of them at once.
    #[error("{}", .0.join("\n"))]
    Unusable(Vec<String>),
}
