//! Has rustc link the release build with this program (`link.rs`).

use std::{env, fs, path::PathBuf, process::Command, time::UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::run;

const TARGET: &str = "wasm32-unknown-unknown";

/// Forgets what another version of this program has linked, as cargo knows nothing of that, and tells cargo, which `command`
/// runs, to link with this one.
pub(super) fn set(command: &mut Command) -> Result<()> {
    let is_up_to_date = matches!(read(), Some((stamp, _)) if stamp == self::stamp()?);
    if !is_up_to_date {
        let package = ["--package", "leptos-kratos"];
        run::run(run::command("cargo").args(["clean", "--quiet", "--release", "--target", TARGET]).args(package))?;
    }
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", program()?);
    Ok(())
}

/// What was done when it was linked.
pub(super) fn report() -> Result<String> {
    match read() {
        Some((stamp, report)) if stamp == self::stamp()? => Ok(report),
        _ => bail!("rustc has not linked with this program (xtask/src/build/linker.rs)"),
    }
}

/// Keeps what was done for the build that waits for it.
pub(crate) fn keep(report: &str) -> Result<()> {
    let path = record();

    fs::create_dir_all(path.with_file_name(""))?;
    fs::write(&path, format!("{}\n{report}\n", stamp()?)).with_context(|| format!("cannot write {}", path.display()))
}

fn read() -> Option<(String, String)> {
    let record = fs::read_to_string(record()).ok()?;
    let (stamp, report) = record.trim_end().split_once('\n')?;

    Some((stamp.to_owned(), report.to_owned()))
}

fn record() -> PathBuf {
    dev_stack::repository().join("target/linked")
}

/// Which version of this program this is.
fn stamp() -> Result<String> {
    let program = program()?;
    let metadata = fs::metadata(&program).with_context(|| format!("cannot read {}", program.display()))?;
    let changed = metadata.modified()?.duration_since(UNIX_EPOCH)?;

    Ok(format!("{} {} {}", program.display(), metadata.len(), changed.as_nanos()))
}

fn program() -> Result<PathBuf> {
    let own = env::current_exe().context("this program's own path is unknown")?;
    // The tests build it anew while it runs: then Linux calls the old one deleted, and what stands in its place is as good.
    Ok(own.to_str().and_then(|path| path.strip_suffix(" (deleted)")).map_or_else(|| own.clone(), PathBuf::from))
}
