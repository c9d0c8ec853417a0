//! `wasm-opt`, which shrinks the release build and has no other use.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use super::npm;
use crate::{pins, run};

/// An installed `wasm-opt`.
#[derive(Debug)]
pub(crate) struct WasmOpt {
    program: PathBuf,
}

impl WasmOpt {
    /// Finds it, or installs it if npm is available. `None` when neither is possible.
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

/// Best of some eighty combinations, after brotli. Each of them costs some bytes if it is left out: a rebuilt control
/// flow, twice the usual passes, the rule that no data have addresses below 1024 (the stack ends there), functions that
/// are not inlined although they are called once, and expressions that are repeated rather than stored.
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

/// Features of rustc's wasm32 target; wasm-bindgen drops the section that names them.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
