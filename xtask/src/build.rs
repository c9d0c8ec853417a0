//! `cargo xtask build`: the release build in `dist/`, for any static host and a strict
//! Content-Security-Policy.

mod boot;
pub(crate) mod budget;
mod compress;
mod digest;
mod page;
mod paths;
mod shrink;
mod slim;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

pub(crate) use self::compress::{Asset, Size};
use self::shrink::Shrink;
use crate::{run, tools::Tools};

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
pub(crate) fn run() -> Result<PathBuf> {
    let build = make()?;

    budget::check(&build.assets, build.is_shrunk)?;
    Ok(build.dist)
}

/// Builds and compresses.
pub(crate) fn make() -> Result<Build> {
    let tools = Tools::ready()?;
    let shrink = Shrink::find()?;
    let dist = dev_stack::repository().join("dist");

    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--skip-version-check", "--dist"]).arg(&dist);
    trunk.env(paths::FLAGS, paths::flags());
    run::run(&mut trunk)?;
    finish(&dist, shrink.as_ref())?;
    let assets = compress(&dist)?;
    Ok(Build { dist, assets, is_shrunk: shrink.is_some() })
}

/// Writes compressed copies beside all files below a folder, and says how large they are.
pub(crate) fn compress(folder: &Path) -> Result<Vec<Asset>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    compress::all(folder, &files)
}

/// What Trunk leaves to do.
fn finish(dist: &Path, shrink: Option<&Shrink>) -> Result<()> {
    let path = dist.join("index.html");
    let mut html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;

    match shrink {
        Some(shrink) => html = shrink.shrink(dist, &html)?,
        None => {
            eprintln!("the build was not made small (no npm to install wasm-opt and esbuild with)");
            html = boot::extract(dist, &html)?;
        }
    }
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
