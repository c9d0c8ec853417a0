//! `wasm-opt`, which makes the release build smaller and is not needed for anything else.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

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

    /// Makes the file smaller, in place.
    pub(crate) fn shrink(&self, wasm: &Path) -> Result<()> {
        let smaller = wasm.with_extension("smaller");
        let mut command = Command::new(&self.program);
        command.args(["-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES);
        command.arg(wasm).arg("-o").arg(&smaller);

        run::run(&mut command)?;
        fs::rename(&smaller, wasm).with_context(|| format!("cannot replace {}", wasm.display()))
    }
}

/// What rustc's wasm32 target uses; wasm-bindgen drops the section that says so.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
