//! `esbuild`, which minifies scripts and styles of the release build and has no other use.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::npm;
use crate::{pins, run};

/// An installed `esbuild`.
#[derive(Debug)]
pub(crate) struct Esbuild {
    program: PathBuf,
}

impl Esbuild {
    /// Finds it, or installs it if npm is available. `None` when neither is possible.
    pub(crate) fn find() -> Result<Option<Self>> {
        let files = npm::package("esbuild", pins::ESBUILD)?;

        Ok(files.map(|files| Self { program: files.join("bin/esbuild") }))
    }

    /// Returns a minified script or style sheet.
    pub(crate) fn minify(&self, path: &Path) -> Result<String> {
        self.output(Command::new(&self.program).arg(path).arg("--minify"))
    }

    /// Bundles a module with its imports into a small one. Properties that `pattern` matches are renamed by the file
    /// `names`.
    pub(crate) fn bundle(&self, module: &Path, pattern: &str, names: &Path) -> Result<String> {
        let mut command = Command::new(&self.program);

        command.arg(module).args(["--bundle", "--format=esm", "--minify", "--mangle-quoted"]);
        command.arg(format!("--mangle-props={pattern}")).arg(format!("--mangle-cache={}", names.display()));
        self.output(&mut command)
    }

    fn output(&self, command: &mut Command) -> Result<String> {
        run::output(command).with_context(|| format!("esbuild failed: {command:?}"))
    }
}
