//! esbuild, from npm: makes one small script of several.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::npm;
use crate::{pins, run};

/// esbuild's program.
#[derive(Debug)]
pub(crate) struct Esbuild {
    program: PathBuf,
}

impl Esbuild {
    /// Finds it, or installs it if npm is there.
    pub(crate) fn find() -> Result<Option<Self>> {
        let files = npm::package("esbuild", pins::ESBUILD)?;
        Ok(files.map(|files| Self { program: files.join("bin/esbuild") }))
    }

    /// Makes one minified module of a module and all that it imports.
    pub(crate) fn bundle(&self, entry: &Path) -> Result<String> {
        let out = entry.with_extension("min.js");
        let mut command = self.command(entry, &out);
        command.args(["--bundle", "--format=esm", "--target=es2022"]);
        run::run(&mut command)?;
        take(&out)
    }

    /// Returns a script or a style sheet without what only people need.
    pub(crate) fn minify(&self, file: &Path) -> Result<String> {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or("js");
        let out = file.with_extension(format!("min.{extension}"));
        run::run(&mut self.command(file, &out))?;
        take(&out)
    }

    fn command(&self, file: &Path, out: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(file).args(["--minify", "--log-level=warning", "--charset=utf8"]);
        command.arg(format!("--outfile={}", out.display()));
        command
    }
}

fn take(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::remove_file(file)?;
    Ok(text)
}
