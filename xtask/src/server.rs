//! The companion server as it is run in production, and as it is worked on.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use dev_stack::{Process, Step};
use serde_json::Value;

use crate::{linted, run};

/// Builds it as it is run in production, and says where the program is.
pub(crate) fn build() -> Result<PathBuf> {
    built(&mut cargo("server", &["--package", "leptos-kratos-server", "--bins"]))
}

/// Builds it for the tests, of the very crates that they are built of: the whole workspace's features, and with checks that
/// production is without.
pub(crate) fn build_for_tests() -> Result<PathBuf> {
    let mut cargo = cargo("dev", &["--workspace", "--bin", "leptos-kratos-server"]);

    built(linted::lint(&mut cargo))
}

fn built(cargo: &mut Command) -> Result<PathBuf> {
    let output = cargo.stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("the companion server could not be built ({})", output.status);
    }
    program(&String::from_utf8_lossy(&output.stdout)).context("cargo has built no companion server")
}

/// Tells tests where it is.
pub(crate) fn tell(command: &mut Command, program: &Path) {
    command.env("LEPTOS_KRATOS_SERVER_BIN", program);
}

/// A build for development, which runs beside other things; dropping it ends it.
pub(crate) struct Building {
    step: Option<Step>,
    cargo: Process,
    told: PathBuf,
    log: PathBuf,
}

impl Building {
    /// Begins to build what is there sooner and tells more; cargo's messages go into a folder.
    pub(crate) fn begin(folder: &Path) -> Result<Self> {
        let (told, log) = (folder.join("companion.build.json"), folder.join("companion.build.log"));
        let file = |path: &Path| File::create(path).with_context(|| format!("cannot write {}", path.display()));
        let mut cargo = cargo("dev", &["--package", "leptos-kratos-server", "--bins"]);
        cargo.stdout(file(&told)?).stderr(file(&log)?);
        let step = Step::begin("the companion server", "about two minutes at first, seconds later");

        Ok(Self { step: Some(step), cargo: Process::spawn(&mut cargo)?, told, log })
    }

    /// The program, once it is built.
    pub(crate) fn program(&mut self) -> Result<Option<PathBuf>> {
        if !self.cargo.has_ended() {
            return Ok(None);
        }
        let told = fs::read_to_string(&self.told).unwrap_or_default();
        let Some(program) = program(&told) else {
            bail!("the companion server could not be built:\n{}", fs::read_to_string(&self.log).unwrap_or_default());
        };
        if let Some(step) = self.step.take() {
            step.done();
        }
        Ok(Some(program))
    }
}

fn cargo(profile: &str, which: &[&str]) -> Command {
    let mut cargo = run::command("cargo");
    cargo.args(["build", "--profile", profile]).args(which);
    // Only cargo knows where the target folder is.
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null());
    cargo
}

/// Finds the program in cargo's messages, a line each; none unless the whole build succeeded.
fn program(told: &str) -> Option<PathBuf> {
    let messages: Vec<Value> = told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let succeeded = messages.iter().any(|message| message["success"] == true);

    succeeded.then(|| messages.iter().find_map(|message| message["executable"].as_str()).map(PathBuf::from))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_the_only_one_that_runs() {
        let told = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
            {\"reason\":\"compiler-artifact\",\"executable\":\"/t/server/leptos-kratos-server\"}\n\
            {\"reason\":\"build-finished\",\"success\":true}\n";

        assert_eq!(program(told), Some(PathBuf::from("/t/server/leptos-kratos-server")));
        assert_eq!(program(&told.replace("true", "false")), None, "the build failed");
        assert_eq!(program(""), None);
    }
}
