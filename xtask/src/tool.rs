//! A tool that is written in Rust: found, or installed for this user.

use std::{env, ffi::OsStr, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use dev_stack::CacheLock;

use crate::run;

/// A tool at an exact version.
#[derive(Debug)]
pub(crate) struct Tool {
    /// Its folder in the cache, without the version.
    pub(crate) name: &'static str,
    /// Its crate.
    pub(crate) package: &'static str,
    /// The programs it consists of.
    pub(crate) programs: &'static [&'static str],
    /// Its version.
    pub(crate) version: String,
    /// Whether it builds only with the versions in its own lock file.
    pub(crate) locked: bool,
    /// How long it takes to build on two cores.
    pub(crate) takes: &'static str,
}

impl Tool {
    /// The folder with the programs, installed first when they are nowhere; `None` when the right
    /// ones are on the PATH.
    pub(crate) fn bin_dir(&self) -> Result<Option<PathBuf>> {
        if self.programs.iter().all(|program| self.is_right(program)) {
            return Ok(None);
        }
        let tools = dev_stack::cache_dir()?.join("tools");
        let key = format!("{}-{}", self.name, self.version);
        let root = tools.join(&key);
        let bin = root.join("bin");
        let is_there = || self.programs.iter().all(|program| self.is_right(bin.join(program)));

        if !is_there() {
            let _lock = CacheLock::acquire(&tools, &key)?;
            // Another process may have installed it while this one waited.
            if !is_there() {
                self.install(&root)?;
            }
        }
        Ok(Some(bin))
    }

    fn is_right(&self, program: impl AsRef<OsStr>) -> bool {
        run::output(run::command(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, root: &PathBuf) -> Result<()> {
        let start = Instant::now();
        let crate_version = format!("{}@{}", self.package, self.version);

        let binstall = run::output(run::command("cargo").args(["binstall", "-V"])).is_some();
        let prebuilt = binstall && {
            eprintln!("installing {} {} with cargo-binstall, once", self.name, self.version);
            let mut command = run::command("cargo");
            command.args(["binstall", "--no-confirm", "--root"]).arg(root).arg(&crate_version);
            run::run(&mut command).is_ok()
        };
        if !prebuilt {
            eprintln!("installing {} {} from source, once: {} and its download", self.name, self.version, self.takes);
            let mut command = run::command("cargo");
            command.arg("install").args(self.locked.then_some("--locked"));
            command.arg("--root").arg(root).arg(&crate_version).env_remove("CARGO_TARGET_DIR");
            run::run(&mut command).with_context(|| format!("cannot install {}", self.name))?;
        }
        eprintln!("installed {} in {} s", self.name, start.elapsed().as_secs());
        Ok(())
    }
}

/// Where a program lies on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;

    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
