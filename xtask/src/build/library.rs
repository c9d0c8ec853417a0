//! Standard library, compiled together with the program: a panic is then a trap and nothing else. In the library that
//! rustup installs, each panic has a message, a place in the source, and all the code that formats them.
//!
//! Stable Rust keeps such flags for its own builds. `RUSTC_BOOTSTRAP` enables them, for this one program; where a later
//! Rust names them differently, the build is a plain one (`build.rs`).

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{link, run};

/// Export for JavaScript's side of a Rust stream: leptos links wasm-streams, which exports it, and no stream of ours
/// goes to JavaScript.
const UNUSED: &str = "intounderlying";

/// Makes cargo, which `command` runs in the end, compile the library too. Returns the flags that rustc needs.
pub(super) fn include(command: &mut Command) -> Result<Vec<String>> {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", run::own_program()?)
        .env("CARGO_TARGET_DIR", folder());
    Ok(flags())
}

/// Returns flags that make a panic trap at once, without the location of the call. Nothing lies below the stack, and
/// the data lie above it: with 1 MiB for both, all addresses in data have three bytes.
fn flags() -> Vec<String> {
    let known =
        ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Clink-arg=-zstack-size=917504"];
    let own = format!("-Clink-arg={}{UNUSED}", link::WITHOUT);

    known.map(str::to_owned).into_iter().chain([own]).collect()
}

/// Returns a separate target folder: build scripts find another compiler here, and in a shared folder, each build would
/// invalidate the other's cache.
fn folder() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());

    dev_stack::repository().join(target.as_deref().map_or(Path::new("target"), Path::new)).join("small")
}
