//! `cargo xtask load`: load that the companion server can take, beside nginx and before the real Kratos.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{
    apt::{self, is_debian_root},
    run,
    test::Needs,
    tool,
};

/// Builds, and measures; fails if a target was missed.
pub(crate) fn run() -> Result<()> {
    let mut cargo = run::command("cargo");
    cargo.args(["run", "--quiet", "--package", "leptos-kratos-e2e", "--bin", "load"]).env("WRK_BIN", wrk()?);

    Needs::for_measuring()?.tell(&mut cargo);
    run::run(&mut cargo)
}

/// Takes `wrk` from the PATH, else (as root on Debian) installs it.
fn wrk() -> Result<PathBuf> {
    if let Some(found) = tool::on_path("wrk") {
        return Ok(found);
    }
    if !is_debian_root() {
        bail!("wrk is not on the PATH");
    }
    apt::install(&["wrk"])?;
    match tool::on_path("wrk") {
        Some(found) => Ok(found),
        None => bail!("Debian's wrk was installed, but is not on the PATH"),
    }
}
