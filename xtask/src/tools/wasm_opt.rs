//! `wasm-opt`, which makes the release build smaller and is not needed for anything else.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use dev_stack::CacheLock;

use crate::{pins, run, tool};

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
        let tools = dev_stack::cache_dir()?.join("tools");
        let key = format!("binaryen-{major}");
        let root = tools.join(&key);
        let program = root.join("node_modules/.bin/wasm-opt");

        if !program.exists() {
            if tool::on_path("npm").is_none() {
                return Ok(None);
            }
            let _lock = CacheLock::acquire(&tools, &key)?;
            if !program.exists() {
                install(&root)?;
            }
        }
        Ok(Some(Self { program }))
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

fn install(root: &Path) -> Result<()> {
    eprintln!("installing wasm-opt (binaryen {}) with npm, once: under a minute", pins::BINARYEN);
    fs::create_dir_all(root).with_context(|| format!("cannot create {}", root.display()))?;

    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"]);
    npm.arg(root).arg(format!("binaryen@{}", pins::BINARYEN));
    run::run(&mut npm)
}
