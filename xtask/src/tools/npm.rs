//! Packages from npm that tests and builds run; none of them is part of the build itself.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use dev_stack::{CacheLock, Step};

use crate::tool;

/// Returns the folder of a package's files, after installing it if npm is available. `None` where neither is.
pub(crate) fn package(name: &str, version: &str) -> Result<Option<PathBuf>> {
    let tools = dev_stack::cache_dir()?.join("tools");
    let key = format!("{name}-{}", version.strip_suffix(".0.0").unwrap_or(version));
    let root = tools.join(&key);
    let files = root.join("node_modules").join(name);

    if !files.exists() {
        if tool::on_path("npm").is_none() {
            return Ok(None);
        }
        let _lock = CacheLock::acquire(&tools, &key)?;
        if !files.exists() {
            install(&root, name, version)?;
        }
    }
    Ok(Some(files))
}

fn install(root: &Path, name: &str, version: &str) -> Result<()> {
    let step = Step::begin(name, "npm installs it, some seconds");
    fs::create_dir_all(root).with_context(|| format!("cannot create {}", root.display()))?;

    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"]);
    npm.arg(root).arg(format!("{name}@{version}"));
    step.run(&mut npm, &root.with_extension("log"))?;
    step.done();
    Ok(())
}
