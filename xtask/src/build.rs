//! `cargo xtask build`: the release build in `dist/`, for any static host and a strict
//! Content-Security-Policy.

mod boot;
mod budget;
mod compress;
mod digest;
mod page;
mod shrink;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    run,
    tools::{Tools, WasmOpt},
};

/// Builds, compresses, and says where the result lies and how large it is.
pub(crate) fn run() -> Result<PathBuf> {
    let tools = Tools::ready()?;
    let wasm_opt = WasmOpt::find()?;
    let dist = dev_stack::repository().join("dist");

    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--skip-version-check", "--dist"]).arg(&dist);
    run::run(&mut trunk)?;
    finish(&dist, wasm_opt.as_ref())?;
    let mut files = Vec::new();
    collect(&dist, &mut files)?;
    files.sort();
    budget::check(&compress::all(&dist, &files)?, wasm_opt.is_some())?;
    Ok(dist)
}

/// What Trunk leaves to do.
fn finish(dist: &Path, wasm_opt: Option<&WasmOpt>) -> Result<()> {
    let path = dist.join("index.html");
    let mut html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;

    match wasm_opt {
        Some(wasm_opt) => html = shrink::shrink(dist, &html, wasm_opt)?,
        None => eprintln!("wasm-opt was left out (no npm to install it with): the build is a little larger"),
    }
    html = boot::extract(dist, &html)?;
    fs::write(&path, html).with_context(|| format!("cannot write {}", path.display()))
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, u64)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push((entry.path(), entry.metadata()?.len()));
        }
    }
    Ok(())
}
