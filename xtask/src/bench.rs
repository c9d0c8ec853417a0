//! `cargo xtask bench`: speed of the release build, in Chromium and before the real Kratos.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::{
    args::{Against, Bench},
    build, run,
    test::Needs,
};

/// Builds, measures, and with `--check` fails if a target was missed.
pub(crate) fn run(bench: Bench) -> Result<()> {
    let (runs, is_checked) = (bench.runs(), bench.check);
    let mut cargo = run::command("cargo");
    cargo.args(["run", "--quiet", "--package", "leptos-kratos-e2e", "--bin", "bench", "--", &runs.to_string()]);
    match &bench.against()? {
        Some(Against::Page { url, selector }) => cargo.args(["page", url, selector]),
        Some(Against::Folder { folder, selector }) => {
            cargo.arg("folder").arg(compressed(Path::new(folder))?).arg(selector)
        }
        None => &mut cargo,
    };

    let needs = Needs::for_measuring()?;
    needs.tell(&mut cargo);
    run::run(&mut cargo)?;
    if is_checked { check(&numbers()?) } else { Ok(()) }
}

fn numbers() -> Result<Value> {
    let path = dev_stack::repository().join("target/bench.json");
    let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;

    Ok(serde_json::from_slice(&text)?)
}

fn check(numbers: &Value) -> Result<()> {
    match numbers["missed"].as_u64() {
        Some(0) => Ok(()),
        Some(missed) => bail!("targets missed: {missed}"),
        None => bail!("target/bench.json does not say what was missed"),
    }
}

/// Copies the other page's folder, and compresses the copy as our build is.
fn compressed(folder: &Path) -> Result<PathBuf> {
    ensure!(folder.join("index.html").is_file(), "{} holds no index.html", folder.display());
    let copy = dev_stack::repository().join("target/bench/against");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }

    copy_all(folder, &copy).with_context(|| format!("cannot copy {}", folder.display()))?;
    build::compress(&copy)?;
    Ok(copy)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_target_that_was_missed_is_a_failure() {
        assert!(check(&json!({ "missed": 0 })).is_ok());
        assert!(check(&json!({ "missed": 1 })).is_err());
        assert!(check(&json!({})).is_err());
    }
}
