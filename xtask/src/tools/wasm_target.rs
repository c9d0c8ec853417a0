//! Standard library for WebAssembly.

use std::path::Path;

use anyhow::{Context, Result};

use crate::run;

/// Name of the target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds it when it is missing. Rustup does so by itself (`rust-toolchain.toml`) unless that is disabled, or a toolchain
/// of the same version was installed before.
pub(crate) fn ready() -> Result<()> {
    if is_there() {
        return Ok(());
    }

    eprintln!("adding Rust's {TARGET} target, once: some seconds");
    run::run(run::command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("Rust's {TARGET} target is needed; install it: rustup target add {TARGET}"))
}

fn is_there() -> bool {
    let folder = run::output(run::command("rustc").args(["--print", "target-libdir", "--target", TARGET]));

    folder.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}
