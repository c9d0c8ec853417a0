//! The standard library, compiled together with the program: a panic is then a trap and nothing else. In the library that rustup
//! brings, each panic has words, a place in the source, and all that puts them together.
//!
//! Stable Rust keeps such flags for its own builds. `RUSTC_BOOTSTRAP` opens them, for this one program; where a later Rust
//! names them differently, the build is a plain one (`build.rs`).

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{link, run};

/// JavaScript's side of a Rust stream: leptos links wasm-streams, which exports it, and no stream of ours goes to JavaScript.
const UNUSED: &str = "intounderlying";

/// Has cargo, which `command` runs in the end, compile the library too. Returns the flags that rustc needs.
pub(super) fn include(command: &mut Command) -> Result<Vec<String>> {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", run::own_program()?)
        .env("CARGO_TARGET_DIR", folder());
    Ok(flags())
}

/// A panic traps at once, and no call says where it stands. Below the stack is nothing and above it the data: so deep, and 1 MiB
/// holds both, all addresses in data have three bytes.
fn flags() -> Vec<String> {
    let known =
        ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Clink-arg=-zstack-size=917504"];
    let own = format!("-Clink-arg={}{UNUSED}", link::WITHOUT);

    known.map(str::to_owned).into_iter().chain([own]).collect()
}

/// A folder of its own: build scripts find another compiler here, and in a folder for both, each build would begin from nothing
/// after the other.
fn folder() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());

    dev_stack::repository().join(target.as_deref().map_or(Path::new("target"), Path::new)).join("small")
}
