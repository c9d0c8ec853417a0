//! Destination and format of the log.

use std::io::{self, IsTerminal};

use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{Log, LogFormat};

/// Starts logging to standard output.
///
/// # Errors
/// Fails when `log.level` cannot be parsed.
pub fn start(config: &Log) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.level).map_err(|error| format!("log.level: {error}"))?;
    let mut builder = fmt().with_env_filter(filter).with_target(false);
    // Outside a terminal, colours only hinder reading and searching.
    if !io::stdout().is_terminal() {
        builder = builder.with_ansi(false);
    }

    // An application that embeds this server already has a log, and keeps it.
    let _ = match config.format {
        LogFormat::Json => builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        LogFormat::Text => builder.try_init(),
    };
    Ok(())
}
