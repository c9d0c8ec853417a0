//! `cargo xtask build`: the release build in `dist/`, for any static host and a strict
//! Content-Security-Policy.

mod account;
mod asset;
mod boot;
pub(crate) mod budget;
mod bundle;
mod compress;
mod digest;
pub(crate) mod linker;
mod names;
mod order;
mod page;
mod paths;
mod shrink;
mod tidy;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

pub(crate) use self::compress::{Asset, Size};
use crate::{
    run,
    tools::{Esbuild, Tools, WasmOpt},
};

/// A build that is whole.
#[derive(Debug)]
pub(crate) struct Build {
    /// Where it lies.
    pub(crate) dist: PathBuf,
    /// What it consists of, by name.
    pub(crate) assets: Vec<Asset>,
    /// Whether the tools were there that make it small.
    pub(crate) is_shrunk: bool,
}

/// Builds, compresses, and holds the result against its budget.
pub(crate) fn run(_plain: bool) -> Result<PathBuf> {
    let build = make()?;

    budget::check(&build.assets, build.is_shrunk)?;
    Ok(build.dist)
}

/// Builds and compresses.
pub(crate) fn make() -> Result<Build> {
    let tools = Tools::ready()?;
    let wasm_opt = WasmOpt::find()?;
    let esbuild = Esbuild::find()?;
    let dist = dev_stack::repository().join("dist");

    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--skip-version-check", "--dist"]).arg(&dist);
    linker::set(&mut trunk)?;
    paths::hide(&mut trunk);
    run::run(&mut trunk)?;
    println!("{}", linker::report()?);
    finish(&dist, wasm_opt.as_ref(), esbuild.as_ref())?;
    paths::check(&files(&dist)?)?;
    let assets = compress(&dist)?;
    Ok(Build { dist, assets, is_shrunk: wasm_opt.is_some() && esbuild.is_some() })
}

/// Writes compressed copies beside all files below a folder, and says how large they are.
pub(crate) fn compress(folder: &Path) -> Result<Vec<Asset>> {
    compress::all(folder, &files(folder)?)
}

/// Returns all files below a folder, in order, with their sizes.
fn files(folder: &Path) -> Result<Vec<(PathBuf, u64)>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    Ok(files)
}

/// What Trunk leaves to do.
fn finish(dist: &Path, wasm_opt: Option<&WasmOpt>, esbuild: Option<&Esbuild>) -> Result<()> {
    let path = dist.join("index.html");
    let mut html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;

    match wasm_opt {
        Some(wasm_opt) => {
            html = shrink::shrink(dist, &html, wasm_opt)?;
            shrink::shrink_account(dist, wasm_opt)?;
        }
        None => eprintln!("wasm-opt was left out (no npm to install it with): the build is larger"),
    }
    match esbuild {
        Some(esbuild) => {
            html = bundle::bundle(dist, &html, esbuild)?;
            html = bundle::minify(dist, &html, esbuild)?;
        }
        None => {
            eprintln!("esbuild was left out (no npm to install it with): the build is larger");
            html = boot::extract(dist, &html)?;
        }
    }
    tidy::locales(dist)?;
    fs::write(&path, tidy::html(&html)).with_context(|| format!("cannot write {}", path.display()))
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
