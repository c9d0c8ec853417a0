//! `esbuild`, which makes scripts and styles of the release build smaller and is not needed for anything else.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::npm;
use crate::{pins, run};

/// An `esbuild` that can be run.
#[derive(Debug)]
pub(crate) struct Esbuild {
    program: PathBuf,
}

impl Esbuild {
    /// Finds it, or installs it where npm is there. `None` when neither is possible.
    pub(crate) fn find() -> Result<Option<Self>> {
        let files = npm::package("esbuild", pins::ESBUILD)?;

        Ok(files.map(|files| Self { program: files.join("bin/esbuild") }))
    }

    /// Returns a script or a style sheet made smaller.
    pub(crate) fn minify(&self, path: &Path) -> Result<String> {
        self.output(Command::new(&self.program).arg(path).arg("--minify"))
    }

    /// Returns one small module made of one and of what it imports. Properties that `pattern` finds are renamed as the file
    /// `names` says.
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
