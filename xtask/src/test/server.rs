//! The companion server, before the real Kratos and on the real databases.

use anyhow::{Result, ensure};

use super::{needs, programs};
use crate::{postgres, server};

/// The files of `tests` that need PostgreSQL, Kratos or the built server.
const TESTS: [&str; 3] = ["postgres", "hostile", "real"];

/// Runs the tests whose names contain one of the filters, or all if there is none.
pub(super) fn run(filters: &[String]) -> Result<()> {
    let postgres = postgres::find()?;
    let (page, companion, servers) = (needs::page()?, needs::companion()?, needs::servers()?);

    let mut failed = Vec::new();
    for program in programs::of(&TESTS)? {
        let mut command = program.command();
        command.arg("--include-ignored").args(filters).env("POSTGRES_BIN", &postgres).env("LEPTOS_KRATOS_DIST", page);
        server::tell(&mut command, companion);
        servers.tell(&mut command);
        if program.run_as(&mut command).is_err() {
            failed.push(program.target);
        }
    }
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}
