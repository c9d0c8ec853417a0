//! What cargo alone can check.

use anyhow::Result;

use super::Done;
use crate::{run, tools::wasm_target};

pub(super) fn fmt() -> Result<Done> {
    cargo(&["fmt", "--all", "--check"])?;
    Ok(Done::Passed)
}

pub(super) fn clippy() -> Result<Done> {
    wasm_target::ready()?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])?;
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
    ])?;
    Ok(Done::Passed)
}

pub(super) fn unit() -> Result<Done> {
    cargo(&["test", "--workspace", "--exclude", "leptos-kratos-e2e"])?;
    Ok(Done::Passed)
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run::run(run::command("cargo").args(arguments))
}
