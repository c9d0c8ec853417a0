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

pub(super) fn unit() -> Result<()> {
    cargo(&["test", "--workspace", "--exclude", "leptos-kratos-e2e", "--exclude", SERVER])?;
    // Its other tests need servers.
    cargo(&["test", "--package", SERVER, "--lib", "--bins"])?;
    cargo(&["test", "--package", SERVER, "--doc"])
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run::run(run::command("cargo").args(arguments))
}
