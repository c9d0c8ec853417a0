//! Runs programs in the repository's folder.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// Returns a command that runs in the repository's root.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dev_stack::repository());
    // Cargo's own variables for this program are removed: a build script that reads them, as ring's does, would rebuild
    // everything whenever cargo is called by this program and not by a person, and the other way round.
    for (name, _) in env::vars_os() {
        if [b"CARGO_PKG_".as_slice(), b"CARGO_MANIFEST_"].iter().any(|own| name.as_encoded_bytes().starts_with(own)) {
            command.env_remove(name);
        }
    }
    command
}

/// Returns the path of this program. The tests rebuild it while it runs: Linux then reports the old one as deleted, and
/// the new one does the same.
pub(crate) fn own_program() -> Result<PathBuf> {
    let own = env::current_exe().context("this program's own path is unknown")?;

    Ok(own.to_str().and_then(|path| path.strip_suffix(" (deleted)")).map_or_else(|| own.clone(), PathBuf::from))
}

/// Runs the command, with this program's output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot run {name}"))?;

    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs the command as [`run`] does, and also passes each line that it prints to `note`.
pub(crate) fn watch(command: &mut Command, mut note: impl FnMut(&str)) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot run {name}"))?;

    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            note(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Returns the command's output, if it succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;

    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
