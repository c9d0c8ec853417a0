//! Shrinks the WebAssembly that Trunk has built.
//!
//! Trunk could run wasm-opt itself, but without one on the PATH it would download another version.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::order;
use crate::tools::{Esbuild, WasmOpt};

/// Programs that make files smaller.
#[derive(Debug)]
pub(super) struct Shrinkers {
    /// For WebAssembly.
    pub(super) wasm_opt: WasmOpt,
    /// For scripts and styles.
    pub(super) esbuild: Esbuild,
}

impl Shrinkers {
    /// Finds both; npm installs them.
    pub(super) fn find() -> Result<Self> {
        const MISSING: &str = "there is no npm to install wasm-opt and esbuild with";

        Ok(Self { wasm_opt: WasmOpt::find()?.context(MISSING)?, esbuild: Esbuild::find()?.context(MISSING)? })
    }
}

/// Returns the smaller module; `folder` is for temporary files.
pub(super) fn smaller(wasm: &[u8], folder: &Path, wasm_opt: &WasmOpt) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, wasm).with_context(|| format!("cannot write {}", before.display()))?;

    wasm_opt.shrink(&before, &after)?;
    let smaller = order::order(&fs::read(&after)?)?;
    println!("wasm-opt: {} → {} bytes", wasm.len(), smaller.len());
    Ok(smaller)
}
