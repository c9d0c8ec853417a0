//! Native test programs, built by one call of cargo: each dependency once, with the features that all members together
//! need.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use serde_json::Value;

use crate::{linted, run};

/// A test program of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Program {
    /// The package.
    pub(super) package: String,
    /// The target: a library, a binary, or a file of `tests`.
    pub(super) target: String,
    /// Whether it is a file of `tests`, which may need servers.
    pub(super) is_integration: bool,
    executable: PathBuf,
    /// The package's folder, in which cargo runs its tests.
    folder: PathBuf,
}

/// Builds the programs of all members of the workspace.
pub(super) fn all() -> Result<Vec<Program>> {
    build(&[])
}

/// Builds the programs of these files of `tests` alone, with the same dependencies.
pub(super) fn of(tests: &[&str]) -> Result<Vec<Program>> {
    build(&tests.iter().flat_map(|test| ["--test", test]).collect::<Vec<_>>())
}

fn build(only: &[&str]) -> Result<Vec<Program>> {
    Ok(programs(&linted::build(&[&["test", "--workspace", "--no-run"], only].concat())?.messages))
}

impl Program {
    /// Runs it by a command that may have more arguments than [`Program::command`].
    pub(super) fn run_as(&self, command: &mut Command) -> Result<()> {
        println!("\n{}, {}", self.package, self.target);
        run::run(command)
    }

    /// Returns the command that runs it as cargo does.
    pub(super) fn command(&self) -> Command {
        let mut command = run::command(&self.executable);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        command
    }
}

/// Finds the programs in cargo's messages.
fn programs(messages: &[Value]) -> Vec<Program> {
    let program = |message: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let executable = message["executable"].as_str().map(PathBuf::from)?;
        let manifest = text(&message["manifest_path"]);
        let folder = Path::new(&manifest).parent().unwrap_or(Path::new("")).to_owned();
        let target = text(&message["target"]["name"]);
        let is_integration = message["target"]["kind"][0] == "test";
        let package = package(&text(&message["package_id"]));
        Some(Program { package, target, is_integration, executable, folder })
    };
    let mut programs: Vec<_> =
        messages.iter().filter(|message| message["profile"]["test"] == true).filter_map(program).collect();
    programs.sort_by(|one, other| (&one.package, &one.target).cmp(&(&other.package, &other.target)));
    programs.dedup();
    programs
}

/// Returns the package's name in its id: `path+file:///a/xtask#0.0.0`, or
/// `path+file:///a/server#leptos-kratos-server@0.1.0`.
fn package(id: &str) -> String {
    let (path, rest) = id.rsplit_once('#').unwrap_or_default();

    match rest.split_once('@') {
        Some((name, _)) => name.to_owned(),
        None => path.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_with_its_package_and_kind() {
        let told = r#"{"reason":"compiler-artifact","package_id":"path+file:///a/server#leptos-kratos-server@0.1.0","manifest_path":"/a/server/Cargo.toml","target":{"kind":["test"],"name":"real"},"profile":{"test":true},"executable":"/t/real-01"}
{"reason":"compiler-artifact","package_id":"path+file:///a/xtask#0.0.0","manifest_path":"/a/xtask/Cargo.toml","target":{"kind":["bin"],"name":"xtask"},"profile":{"test":false},"executable":"/t/xtask"}
{"reason":"compiler-artifact","package_id":"path+file:///a/xtask#0.0.0","manifest_path":"/a/xtask/Cargo.toml","target":{"kind":["bin"],"name":"xtask"},"profile":{"test":true},"executable":"/t/xtask-01"}
"#;

        let messages: Vec<_> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let found = programs(&messages);

        let named: Vec<_> =
            found.iter().map(|it| (it.package.as_str(), it.target.as_str(), it.is_integration)).collect();
        assert_eq!(named, [("leptos-kratos-server", "real", true), ("xtask", "xtask", false)]);
        assert_eq!(found[0].folder, Path::new("/a/server"));
    }
}
