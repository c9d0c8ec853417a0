//! Runs wasm-opt over what Trunk has built, and renames the file, because its name is its content's.
//!
//! Trunk could run wasm-opt itself, but without one on the PATH it would download another version.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{digest, page};
use crate::tools::WasmOpt;

/// Replaces the WebAssembly file in `dist` and returns the page that refers to the new one.
pub(super) fn shrink(dist: &Path, html: &str, wasm_opt: &WasmOpt) -> Result<String> {
    let address = page::address(html, "_bg.wasm").context("index.html names no WebAssembly file")?;
    let old_name = page::file_name(address);
    let old_path = dist.join(old_name);
    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));

    let before = read(&old_path)?;
    wasm_opt.shrink(&old_path)?;
    let after = read(&old_path)?;

    let name = renamed(old_name, &digest::fingerprint(&after));
    fs::rename(&old_path, dist.join(&name))?;
    println!("wasm-opt: {} → {} bytes", before.len(), after.len());
    Ok(html.replace(old_name, &name).replace(&digest::integrity(&before), &digest::integrity(&after)))
}

/// Puts the new fingerprint in the place of Trunk's.
fn renamed(name: &str, fingerprint: &str) -> String {
    let stem = name.trim_end_matches("_bg.wasm");
    let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);

    format!("{stem}-{fingerprint}_bg.wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_fingerprint_changes() {
        assert_eq!(renamed("leptos-kratos-0123_bg.wasm", "abcd"), "leptos-kratos-abcd_bg.wasm");
    }
}
