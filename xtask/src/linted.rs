//! Cargo with Clippy in the compiler's place: one pass runs the lints and builds the tests, where `cargo clippy` and
//! `cargo test` would each go through every dependency.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run;

/// Output of cargo after a successful build.
#[derive(Debug)]
pub(crate) struct Built {
    /// Its messages.
    pub(crate) messages: Vec<Value>,
}

/// Makes a command build with the lints. Its output is not shared with other commands, except the dependencies.
pub(crate) fn lint(cargo: &mut Command) -> &mut Command {
    // Clippy's driver is rustc with lints; `cargo clippy` sets the same variable.
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
}

/// Builds, with warnings and errors printed.
pub(crate) fn build(arguments: &[&str]) -> Result<Built> {
    let mut cargo = run::command("cargo");
    cargo.args(arguments).arg("--message-format=json").stdin(Stdio::null()).stderr(Stdio::inherit());

    let output = lint(&mut cargo).output().context("cannot run cargo")?;
    let told = String::from_utf8_lossy(&output.stdout);
    let built = Built { messages: told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect() };
    built.diagnostics().for_each(|text| eprintln!("{text}"));
    if !output.status.success() {
        bail!("the build failed ({})", output.status);
    }
    Ok(built)
}

impl Built {
    /// Returns the number of warnings in the workspace's own code.
    pub(crate) fn warnings(&self) -> usize {
        self.diagnostics().count()
    }

    fn diagnostics(&self) -> impl Iterator<Item = &str> {
        let own = self.messages.iter().filter(|message| message["reason"] == "compiler-message");

        own.filter_map(|message| message["message"]["rendered"].as_str())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_warning_is_counted() {
        let rendered = "warning: called `unwrap` on an `Option` value\n";
        let messages = vec![
            json!({ "reason": "compiler-artifact", "fresh": true }),
            json!({ "reason": "compiler-message", "message": { "level": "warning", "rendered": rendered } }),
        ];

        let built = Built { messages };

        assert_eq!(built.warnings(), 1);
        assert_eq!(built.diagnostics().collect::<Vec<_>>(), [rendered]);
    }
}
