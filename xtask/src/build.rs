//! `cargo xtask build`: the release build in `dist/`, for any static host and a strict
//! Content-Security-Policy.

mod account;
mod asset;
mod boot;
pub(crate) mod budget;
mod bundle;
mod compress;
mod digest;
mod library;
mod names;
mod order;
mod page;
mod paths;
mod shrink;
mod tidy;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

pub(crate) use self::compress::{Asset, Size};
use self::shrink::Shrinkers;
use crate::{
    run,
    tools::{Tools, rust_src},
};

/// A kind of build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Small; if that fails, plain, with a message.
    Any,
    /// As small as possible: with its own build of the standard library, and edited afterwards.
    Small,
    /// As Trunk and stable Rust make it: nothing is edited, and no later Rust can break it.
    Plain,
    /// Plain, with little optimisation and in its own folder: ready soon, for work on a journey.
    Quick,
}

/// A complete build.
#[derive(Debug)]
pub(crate) struct Build {
    /// The folder of the build.
    pub(crate) dist: PathBuf,
    /// Its files, by name.
    pub(crate) assets: Vec<Asset>,
    /// The kind of build.
    pub(crate) kind: Kind,
}

/// Builds, compresses, and checks the result against its budget.
pub(crate) fn run(kind: Kind) -> Result<PathBuf> {
    let build = make(kind)?;

    budget::check(&build.assets, build.kind)?;
    Ok(build.dist)
}

/// Builds and compresses.
pub(crate) fn make(kind: Kind) -> Result<Build> {
    let tools = Tools::ready()?;
    let dist = kind.folder();

    let kind = match kind {
        Kind::Any => small_or_plain(&tools, &dist)?,
        Kind::Small => small(&tools, &dist).map(|()| kind)?,
        Kind::Plain => plain(&tools, &dist, &[]).map(|()| kind)?,
        Kind::Quick => plain(&tools, &dist, &QUICK).map(|()| kind)?,
    };
    tidy::locales(&dist)?;
    let assets = if kind == Kind::Quick { Vec::new() } else { compress(&dist)? };
    Ok(Build { dist, assets, kind })
}

/// Tries the small build, and prints the reason when the plain one takes its place.
fn small_or_plain(tools: &Tools, dist: &Path) -> Result<Kind> {
    let Err(problem) = small(tools, dist) else { return Ok(Kind::Small) };

    eprintln!("\nTHE SMALL BUILD FAILED: {problem:#}");
    eprintln!("the plain one takes its place (as with --plain): larger, and held against no budget\n");
    plain(tools, dist, &[])?;
    Ok(Kind::Plain)
}

impl Kind {
    /// Returns the folder that it is built into.
    pub(crate) fn folder(self) -> PathBuf {
        dev_stack::repository().join(if self == Self::Quick { "target/quick-dist" } else { "dist" })
    }
}

/// The release profile without its slow settings: no link-time optimisation of whole programs, and unchanged code is
/// reused.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"),
    ("CARGO_PROFILE_RELEASE_INCREMENTAL", "true"),
];

/// Builds with everything that makes the build small.
fn small(tools: &Tools, dist: &Path) -> Result<()> {
    let shrinkers = Shrinkers::find()?;
    rust_src::ready()?;
    let mut trunk = trunk(tools, dist);
    let flags = library::include(&mut trunk)?;
    paths::hide(&mut trunk, &flags);

    run::run(&mut trunk)?;
    change_page(dist, |html| {
        let html = bundle::bundle(dist, html, &shrinkers)?;
        bundle::minify(dist, &html, &shrinkers.esbuild)
    })?;
    paths::check(&files(dist)?)
}

/// Builds with Trunk alone, by a release profile that may have overrides.
fn plain(tools: &Tools, dist: &Path, profile: &[(&str, &str)]) -> Result<()> {
    let mut trunk = trunk(tools, dist);
    trunk.envs(profile.iter().copied());
    paths::hide(&mut trunk, &[]);

    run::run(&mut trunk)?;
    change_page(dist, |html| boot::extract(dist, html))?;
    paths::check(&files(dist)?)
}

fn trunk(tools: &Tools, dist: &Path) -> Command {
    let mut trunk = tools.command("trunk");

    trunk.args(["build", "--release", "--skip-version-check", "--dist"]).arg(dist);
    trunk
}

/// Writes the page that `change` makes of Trunk's.
fn change_page(dist: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let path = dist.join("index.html");
    let html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;

    fs::write(&path, tidy::html(&change(&html)?)).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes compressed copies beside all files below a folder, and returns their sizes.
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
