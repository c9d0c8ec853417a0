//! Runs programs in the repository's folder.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// A command that runs in the repository's root.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dev_stack::repository());
    // What cargo has told this program of itself: a build script that looks at it, as ring's does, would build everything
    // anew whenever cargo is called by this program and not by a person, and the other way round.
    for (name, _) in env::vars_os() {
        if [b"CARGO_PKG_".as_slice(), b"CARGO_MANIFEST_"].iter().any(|own| name.as_encoded_bytes().starts_with(own)) {
            command.env_remove(name);
        }
    }
    command
}

/// This program. The tests build it again while it runs: then Linux calls the old one deleted, and the new one does the same.
pub(crate) fn own_program() -> Result<PathBuf> {
    let own = env::current_exe().context("this program's own path is unknown")?;

    Ok(own.to_str().and_then(|path| path.strip_suffix(" (deleted)")).map_or_else(|| own.clone(), PathBuf::from))
}

/// Runs the command, its output going where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot run {name}"))?;

    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs the command as [`run`] does, and shows each line that it prints to `note` as well.
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

/// What the command prints, when it succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;

    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
