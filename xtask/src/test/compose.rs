//! The file for people with Docker. Only Compose's client is needed to check it, no engine.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::run;

pub(super) fn run() -> Result<()> {
    run::run(client()?.args(["--file", "compose.yaml", "config", "--quiet"]))
}

/// Docker's own client if it is installed, else the pinned one.
fn client() -> Result<Command> {
    let with = |program: PathBuf, first: &[&str]| {
        let mut command = run::command(program);
        command.args(first);
        command
    };
    if run::output(with("docker".into(), &["compose"]).arg("version")).is_some() {
        return Ok(with("docker".into(), &["compose"]));
    }
    Ok(with(dev_stack::compose_client()?, &[]))
}
