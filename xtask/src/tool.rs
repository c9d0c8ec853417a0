//! A tool that is written in Rust: found, or installed for this user.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use anyhow::Result;
use dev_stack::{CacheLock, Step};

use crate::run;

/// A tool at an exact version.
#[derive(Debug)]
pub(crate) struct Tool {
    /// Its folder in the cache, without the version.
    pub(crate) name: &'static str,
    /// Its crate.
    pub(crate) package: &'static str,
    /// Its programs.
    pub(crate) programs: &'static [&'static str],
    /// Its version.
    pub(crate) version: String,
    /// Whether it builds only with the versions in its own lock file.
    pub(crate) locked: bool,
    /// Its build time on two cores.
    pub(crate) takes: &'static str,
}

impl Tool {
    /// Returns the folder with the programs, after installing them if they are missing; `None` when the right ones are
    /// on the PATH.
    pub(crate) fn bin_dir(&self) -> Result<Option<PathBuf>> {
        if self.is_on_path() {
            return Ok(None);
        }
        let (tools, key) = (dev_stack::cache_dir()?.join("tools"), self.key());
        let root = tools.join(&key);

        if !self.is_in(&root) {
            let _lock = CacheLock::acquire(&tools, &key)?;
            // Another process may have installed it while this one waited.
            if !self.is_in(&root) {
                self.install(&root)?;
            }
        }
        Ok(Some(root.join("bin")))
    }

    /// Returns whether [`Tool::bin_dir`] has to install it.
    pub(crate) fn is_missing(&self) -> Result<bool> {
        Ok(!self.is_on_path() && !self.is_in(&dev_stack::cache_dir()?.join("tools").join(self.key())))
    }

    fn key(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    fn is_on_path(&self) -> bool {
        self.programs.iter().all(|program| self.is_right(program))
    }

    fn is_in(&self, root: &Path) -> bool {
        self.programs.iter().all(|program| self.is_right(root.join("bin").join(program)))
    }

    fn is_right(&self, program: impl AsRef<OsStr>) -> bool {
        run::output(run::command(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, root: &Path) -> Result<()> {
        let crate_version = format!("{}@{}", self.package, self.version);
        let log = root.with_file_name(format!("{}.log", self.key()));

        if run::output(run::command("cargo").args(["binstall", "-V"])).is_some() {
            let step = Step::begin(self.name, "cargo-binstall fetches it");
            let mut command = run::command("cargo");
            command.args(["binstall", "--no-confirm", "--root"]).arg(root).arg(&crate_version);
            if step.run(&mut command, &log).is_ok() {
                step.done();
                return Ok(());
            }
        }
        let step = Step::begin(self.name, self.takes);
        let mut command = run::command("cargo");
        command.arg("install").args(self.locked.then_some("--locked"));
        command.arg("--root").arg(root).arg(&crate_version).env_remove("CARGO_TARGET_DIR");
        command.envs(CHEAP);
        step.run(&mut command, &log)?;
        step.done();
        Ok(())
    }
}

/// Cheaper release profile: tools work for seconds, so their own profiles (whole programs optimised at once) cost
/// minutes for nothing.
const CHEAP: [(&str, &str); 6] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_INCREMENTAL", "false"),
    ("CARGO_PROFILE_RELEASE_STRIP", "debuginfo"),
];

/// Returns the path of a program on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;

    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
