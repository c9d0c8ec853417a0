//! Makes the WebAssembly that Trunk has built smaller.
//!
//! Trunk could run wasm-opt itself, but without one on the PATH it would download another version.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{account, asset, order, page};
use crate::tools::WasmOpt;

/// Replaces the WebAssembly file in `dist` and returns the page that refers to the new one.
pub(super) fn shrink(dist: &Path, html: &str, wasm_opt: &WasmOpt) -> Result<String> {
    let address = page::address(html, "_bg.wasm").context("index.html names no WebAssembly file")?;
    let name = page::file_name(address);

    asset::replace(dist, html, name, &smaller(&dist.join(name), wasm_opt)?)
}

/// Does the same to the account's program, which no page refers to.
pub(super) fn shrink_account(dist: &Path, wasm_opt: &WasmOpt) -> Result<()> {
    let path = dist.join(account::WASM);

    fs::write(&path, smaller(&path, wasm_opt)?).with_context(|| format!("cannot write {}", path.display()))
}

fn smaller(before: &Path, wasm_opt: &WasmOpt) -> Result<Vec<u8>> {
    let after = before.with_extension("smaller");

    wasm_opt.shrink(before, &after)?;
    let smaller = order::order(&fs::read(&after)?)?;
    println!("wasm-opt: {} → {} bytes", fs::metadata(before)?.len(), smaller.len());
    fs::remove_file(&after)?;
    Ok(smaller)
}
