//! Where lines of the log go, and how they look.

use std::io::{self, IsTerminal};

use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{Log, LogFormat};

/// Begins to write to standard output.
///
/// # Errors
/// Where the level cannot be read.
pub fn start(config: &Log) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.level).map_err(|error| format!("log.level: {error}"))?;
    let mut builder = fmt().with_env_filter(filter).with_target(false);
    // Elsewhere colours are only in the way of who reads, and of who searches.
    if !io::stdout().is_terminal() {
        builder = builder.with_ansi(false);
    }

    // Somebody who embeds this has a log already, and keeps it.
    let _ = match config.format {
        LogFormat::Json => builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        LogFormat::Text => builder.try_init(),
    };
    Ok(())
}
