//! Queries, by PostgreSQL's own client.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use crate::error::{Error, Result};

/// Runs a query, and returns a line for each row; `|` separates columns.
pub(super) fn ask(programs: &Path, url: &str, sql: &str) -> Result<Vec<String>> {
    let mut psql = Command::new(programs.join("psql"));
    // No settings of the user, no password prompt, and no output except the rows.
    psql.args(["-XAtqw", "-c", sql, url]).env("PGCONNECT_TIMEOUT", "30");
    let output = psql.stdin(Stdio::null()).output().map_err(Error::run("psql"))?;

    if !output.status.success() {
        return Err(Error::Database(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}
