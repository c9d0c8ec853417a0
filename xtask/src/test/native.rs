//! Checks that need only cargo.

use anyhow::{Result, ensure};

use super::programs;
use crate::{linted, run, tools::wasm_target};

/// Packages whose files in `tests` need servers; they have their own parts.
const WITH_SERVERS: [&str; 3] = ["dev-stack", "leptos-kratos-e2e", "leptos-kratos-server"];

pub(super) fn fmt() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"])
}

/// Builds everything for the later parts, and fails at a warning.
pub(super) fn clippy() -> Result<()> {
    wasm_target::ready()?;
    let everything = ["test", "--no-run", "--all-targets"];
    let native = linted::build(&[&everything[..], &["--workspace"]].concat())?;
    let page =
        linted::build(&[&everything[..], &["--package", "leptos-kratos", "--target", wasm_target::TARGET]].concat())?;

    let warnings = native.warnings() + page.warnings();
    ensure!(warnings == 0, "warnings: {warnings}");
    Ok(())
}

/// Runs the native tests that need no servers, and the examples in the documentation; with filters, only those whose
/// names contain one of them.
pub(super) fn unit(filters: &[String]) -> Result<()> {
    let mut failed = Vec::new();
    for program in programs::all()? {
        let is_alone = !program.is_integration || !WITH_SERVERS.contains(&program.package.as_str());
        if is_alone && program.run_as(program.command().args(filters)).is_err() {
            failed.push(format!("{}, {}", program.package, program.target));
        }
    }
    let mut examples = run::command("cargo");
    if run::run(linted::lint(examples.args(["test", "--workspace", "--doc", "--"]).args(filters))).is_err() {
        failed.push("the examples in the documentation".to_owned());
    }
    ensure!(failed.is_empty(), "failed: {}", failed.join("; "));
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run::run(run::command("cargo").args(arguments))
}
