//! `wasm-opt`, which makes the release build smaller and is not needed for anything else.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use super::npm;
use crate::{pins, run};

/// A `wasm-opt` that can be run.
#[derive(Debug)]
pub(crate) struct WasmOpt {
    program: PathBuf,
}

impl WasmOpt {
    /// Finds it, or installs it where npm is there. `None` when neither is possible.
    pub(crate) fn find() -> Result<Option<Self>> {
        let major = pins::BINARYEN.split('.').next().unwrap_or_default();
        let named = run::output(run::command("wasm-opt").arg("--version"));
        if named.is_some_and(|text| text.split_whitespace().any(|word| word == major)) {
            return Ok(Some(Self { program: "wasm-opt".into() }));
        }
        let files = npm::package("binaryen", pins::BINARYEN)?;
        Ok(files.map(|files| Self { program: files.join("bin/wasm-opt") }))
    }

    /// Writes a smaller file.
    pub(crate) fn shrink(&self, wasm: &Path, smaller: &Path) -> Result<()> {
        run::run(Command::new(&self.program).args(PASSES).args(FEATURES).arg(wasm).arg("-o").arg(smaller))
    }
}

/// What was best of some eighty ways, after brotli. Each of them costs some bytes if it is left out: a control flow that is
/// made anew, twice the usual passes, addresses below 1024 that nothing has (the stack ends there), functions that stay
/// functions although they are called once, and expressions that are written again rather than kept.
const PASSES: [&str; 11] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=10",
    "--skip-pass=local-cse",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--quiet",
];

/// What rustc's wasm32 target uses; wasm-bindgen drops the section that says so.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
