//! Source of the standard library, which the small build compiles.

use std::path::Path;

use anyhow::{Context, Result};

use crate::run;

/// Adds it when it is missing.
pub(crate) fn ready() -> Result<()> {
    if is_there() {
        return Ok(());
    }

    eprintln!("adding the source of Rust's standard library, once: some seconds");
    run::run(run::command("rustup").args(["component", "add", "rust-src"]))
        .context("the standard library's source is needed; install it: rustup component add rust-src")
}

fn is_there() -> bool {
    let root = run::output(run::command("rustc").args(["--print", "sysroot"]));

    root.is_some_and(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}
