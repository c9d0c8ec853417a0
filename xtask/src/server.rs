//! The companion server as it is run in production, and as it is worked on.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run;

/// Builds it as it is run in production, and says where the program is.
pub(crate) fn build() -> Result<PathBuf> {
    build_with("server")
}

/// Builds what is there sooner and tells more, and says where the program is.
pub(crate) fn build_for_development() -> Result<PathBuf> {
    build_with("dev")
}

fn build_with(profile: &str) -> Result<PathBuf> {
    let mut cargo = run::command("cargo");
    cargo.args(["build", "--profile", profile, "--package", "leptos-kratos-server", "--bins"]);
    // Whoever builds knows where the target folder is.
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null()).stderr(Stdio::inherit());

    let output = cargo.output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("the companion server could not be built ({})", output.status);
    }
    program(&String::from_utf8_lossy(&output.stdout)).context("cargo has built no companion server")
}

/// Tells tests where it is.
pub(crate) fn tell(command: &mut Command, program: &PathBuf) {
    command.env("LEPTOS_KRATOS_SERVER_BIN", program);
}

/// Finds the program in what cargo tells, a line each.
fn program(told: &str) -> Option<PathBuf> {
    let mut messages = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());

    messages.find_map(|message| message["executable"].as_str().map(PathBuf::from))
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
        assert_eq!(program(""), None);
    }
}
