//! Dependencies, checked against `deny.toml`.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{run, tools::Tools};

pub(super) fn run() -> Result<()> {
    let tools = Tools::for_dependencies()?;
    // An exception that is no longer needed has to be removed.
    run::run(
        deny(&tools)
            .args(["check", "--deny", "unnecessary-skip", "--deny", "unmatched-skip"])
            .args(["licenses", "bans", "sources"]),
    )?;

    if run::output(deny(&tools).args(["fetch", "db"])).is_some() {
        return run::run(deny(&tools).args(["check", "advisories"]));
    }
    println!(
        "RustSec's database cannot be reached: NO ADVISORY WAS CHECKED, only what was yanked of the page's dependencies"
    );
    nothing_is_yanked()
}

fn deny(tools: &Tools) -> Command {
    let mut cargo = tools.command("cargo");
    cargo.args(["deny", "--workspace", "--locked"]);
    cargo
}

/// Asks the registry for yanked versions, as cargo does before a package is published. It only warns.
fn nothing_is_yanked() -> Result<()> {
    let mut cargo = run::command("cargo");
    // Together, as neither is in the registry when the other is packaged.
    cargo.args(["package", "--package", "leptos-kratos", "--package", "kratos-protocol"]);
    cargo.args(["--no-verify", "--allow-dirty", "--locked"]);
    let output = cargo.output().context("cannot run cargo")?;
    let told = String::from_utf8_lossy(&output.stderr);

    if !output.status.success() {
        bail!("cargo cannot tell what was yanked:\n{told}");
    }
    match yanked(&told).as_slice() {
        [] => Ok(()),
        lines => bail!("{}", lines.join("\n")),
    }
}

fn yanked(told: &str) -> Vec<&str> {
    told.lines().filter(|line| line.contains("is yanked in registry")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_yanked_is_noticed() {
        let warning = "warning: package `futures-core v0.3.18` in Cargo.lock is yanked in registry `crates-io`, consider \
                       updating to a version that is not yanked";
        let told =
            format!("   Packaging y v0.1.0\n    Updating crates.io index\n{warning}\n    Packaged 4 files, 1.2KiB\n");

        assert_eq!(yanked(&told), [warning]);
        assert_eq!(yanked("   Packaging y v0.1.0\n    Packaged 4 files, 1.2KiB\n"), [""; 0]);
    }
}
