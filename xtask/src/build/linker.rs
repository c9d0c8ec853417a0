//! Has rustc link the release build with this program (`link.rs`).

use std::{env, fs, path::PathBuf, process::Command, time::UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::run;

const TARGET: &str = "wasm32-unknown-unknown";

/// The programs that are ours, as rustc calls them: the page, and the account's part of its settings.
const PROGRAMS: [&str; 2] = ["leptos_kratos", "leptos_kratos_account"];

/// Forgets what another version of this program has linked, as cargo knows nothing of that, and tells cargo, which `command`
/// runs, to link with this one.
pub(super) fn set(command: &mut Command) -> Result<()> {
    let own = stamp()?;
    let is_up_to_date = |program: &&str| read(program).is_some_and(|(stamp, _)| stamp == own);
    if !PROGRAMS.iter().all(is_up_to_date) {
        let package = ["--package", "leptos-kratos"];
        run::run(run::command("cargo").args(["clean", "--quiet", "--release", "--target", TARGET]).args(package))?;
    }
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", program()?);
    Ok(())
}

/// What was done when they were linked.
pub(super) fn report() -> Result<String> {
    let own = stamp()?;
    let of_program = |program| match read(program) {
        Some((stamp, report)) if stamp == own => Ok(format!("{program}: {report}")),
        _ => bail!("rustc has not linked {program} with this program (xtask/src/build/linker.rs)"),
    };

    Ok(PROGRAMS.into_iter().map(of_program).collect::<Result<Vec<_>>>()?.join("\n"))
}

/// Returns which of our programs it is that rustc writes to a file of this name, if it is one.
pub(crate) fn ours(file_name: &str) -> Option<&'static str> {
    let (name, _) = file_name.rsplit_once('-')?;

    PROGRAMS.into_iter().find(|program| *program == name)
}

/// Keeps what was done for the build that waits for it.
pub(crate) fn keep(program: &str, report: &str) -> Result<()> {
    let path = record(program);

    fs::create_dir_all(path.with_file_name(""))?;
    fs::write(&path, format!("{}\n{report}\n", stamp()?)).with_context(|| format!("cannot write {}", path.display()))
}

fn read(program: &str) -> Option<(String, String)> {
    let record = fs::read_to_string(record(program)).ok()?;
    let (stamp, report) = record.trim_end().split_once('\n')?;

    Some((stamp.to_owned(), report.to_owned()))
}

fn record(program: &str) -> PathBuf {
    dev_stack::repository().join("target/linked-programs").join(program)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_programs_are_known_by_their_files() {
        assert_eq!(ours("leptos_kratos-0123abcd.wasm"), Some("leptos_kratos"));
        assert_eq!(ours("leptos_kratos_account-0123abcd.wasm"), Some("leptos_kratos_account"));
        assert_eq!(ours("browser-0123abcd.wasm"), None);
    }
}
