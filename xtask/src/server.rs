//! Builds of the companion server, for production and for development.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use dev_stack::{Process, Step};
use serde_json::Value;

use crate::{linted, run};

/// Builds it as for production, and returns the program's path.
pub(crate) fn build() -> Result<PathBuf> {
    let output = cargo("server").stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("the companion server could not be built ({})", output.status);
    }
    program(&String::from_utf8_lossy(&output.stdout)).context("cargo has built no companion server")
}

/// Builds it for the tests, with the same dependencies as the tests: with the whole workspace's features, and with
/// checks that production does not have.
pub(crate) fn build_for_tests() -> Result<PathBuf> {
    let built = linted::build(&["build", "--workspace", "--bin", "leptos-kratos-server"])?;

    executable(&built.messages).context("cargo has built no companion server")
}

/// Sets the variable that names the program for tests.
pub(crate) fn tell(command: &mut Command, program: &Path) {
    command.env("LEPTOS_KRATOS_SERVER_BIN", program);
}

/// A development build, which runs beside other steps; dropping it ends it.
pub(crate) struct Building {
    step: Option<Step>,
    cargo: Process,
    told: PathBuf,
    log: PathBuf,
}

impl Building {
    /// Starts a build that is faster and gives more information; cargo's messages go into a folder.
    pub(crate) fn begin(folder: &Path) -> Result<Self> {
        let (told, log) = (folder.join("companion.build.json"), folder.join("companion.build.log"));
        let file = |path: &Path| File::create(path).with_context(|| format!("cannot write {}", path.display()));
        let mut cargo = cargo("dev");
        cargo.stdout(file(&told)?).stderr(file(&log)?);
        let step = Step::begin("the companion server", "about two minutes at first, seconds later");

        Ok(Self { step: Some(step), cargo: Process::spawn(&mut cargo)?, told, log })
    }

    /// Returns the program, once it is built.
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

fn cargo(profile: &str) -> Command {
    let mut cargo = run::command("cargo");
    cargo.args(["build", "--profile", profile, "--package", "leptos-kratos-server", "--bins"]);
    // Only cargo knows the path of the target folder.
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null());
    cargo
}

/// Finds the program in cargo's messages, one per line; `None` unless the whole build succeeded.
fn program(told: &str) -> Option<PathBuf> {
    let messages: Vec<Value> = told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let succeeded = messages.iter().any(|message| message["success"] == true);

    succeeded.then(|| executable(&messages))?
}

fn executable(messages: &[Value]) -> Option<PathBuf> {
    messages.iter().find_map(|message| message["executable"].as_str()).map(PathBuf::from)
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
