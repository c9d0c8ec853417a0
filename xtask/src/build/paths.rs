//! Paths of the building machine: rustc writes the paths of sources into a program, and they are to stay private.

use std::{env, ffi::OsString, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

/// Environment variables from which cargo takes rustc's flags, and the separator in each: the first that is set wins.
/// Cargo adds the flags of its own file to the last one.
const FLAGS: [(&str, &str); 3] =
    [("CARGO_ENCODED_RUSTFLAGS", "\u{1f}"), ("RUSTFLAGS", " "), ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", " ")];

/// Makes rustc, which `command` runs in the end, write other paths; and adds these flags, as one variable holds all
/// flags.
pub(super) fn hide(command: &mut Command, flags: &[String]) {
    let (variable, separator) = FLAGS.into_iter().find(|(name, _)| env::var_os(name).is_some()).unwrap_or(FLAGS[2]);
    let before = env::var_os(variable).unwrap_or_default();

    command.env(variable, with_flags(before, separator, flags, &private()));
}

/// Fails if one of these files contains such a path.
pub(super) fn check(files: &[(PathBuf, u64)]) -> Result<()> {
    for (file, _) in files {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        for (path, _) in private() {
            ensure!(
                !contains(&content, path.as_os_str().as_encoded_bytes()),
                "{} names {}",
                file.display(),
                path.display()
            );
        }
    }
    Ok(())
}

/// Returns the private paths and their replacements.
fn private() -> Vec<(PathBuf, &'static str)> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = |name, folder| set(name).or_else(|| set("HOME").map(|home| home.join(folder)));
    let paths = [
        (Some(dev_stack::repository()), "app"),
        (set("CARGO_TARGET_DIR"), "target"),
        (home("CARGO_HOME", ".cargo"), "cargo"),
        (home("RUSTUP_HOME", ".rustup"), "rustup"),
    ];

    paths.into_iter().filter_map(|(path, name)| Some((path?, name))).collect()
}

fn with_flags(before: OsString, separator: &str, flags: &[String], paths: &[(PathBuf, &str)]) -> OsString {
    let hidden = paths.iter().map(|(path, name)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(path);
        flag.push(format!("={name}"));
        flag
    });

    flags.iter().map(OsString::from).chain(hidden).fold(before, |mut all, flag| {
        if !all.is_empty() {
            all.push(separator);
        }
        all.push(flag);
        all
    })
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_that_are_there_are_kept() {
        let paths = [(PathBuf::from("/home/me/app"), "app"), (PathBuf::from("/home/me/.cargo"), "cargo")];

        let ours = "--remap-path-prefix=/home/me/app=app --remap-path-prefix=/home/me/.cargo=cargo";
        assert_eq!(with_flags(OsString::new(), " ", &[], &paths), ours);
        let both = with_flags("-Cdebuginfo=0".into(), " ", &["-Zunstable-options".to_owned()], &paths);
        assert_eq!(both, OsString::from(format!("-Cdebuginfo=0 -Zunstable-options {ours}")));
    }

    #[test]
    fn a_path_is_found_in_the_midst() {
        assert!(contains(b"\0\x01/home/me/.cargo/registry", b"/home/me"));
        assert!(!contains(b"/home/you", b"/home/me"));
    }
}
