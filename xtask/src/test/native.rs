//! What cargo alone can check.

use anyhow::Result;

use crate::{run, tools::wasm_target};

const SERVER: &str = "leptos-kratos-server";

pub(super) fn fmt() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"])
}

pub(super) fn clippy() -> Result<()> {
    wasm_target::ready()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    wasm_target::ready()?;
    cargo(&[
        "clippy",
        "--package",
        "leptos-kratos",
        "--all-targets",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ])
}

/// Runs the tests whose names contain one of the filters, or all if there is none.
pub(super) fn unit(filters: &[String]) -> Result<()> {
    tests(&["--workspace", "--exclude", "leptos-kratos-e2e", "--exclude", SERVER], filters)?;
    // Its other tests need servers.
    tests(&["--package", SERVER, "--lib", "--bins"], filters)?;
    tests(&["--package", SERVER, "--doc"], filters)
}

fn tests(which: &[&str], filters: &[String]) -> Result<()> {
    run::run(run::command("cargo").arg("test").args(which).arg("--").args(filters))
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run::run(run::command("cargo").args(arguments))
}
