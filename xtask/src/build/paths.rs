//! Keeps this machine's paths out of the program: panics name the files that they come from.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};

/// The environment variable by which cargo hands flags to the compiler of the WebAssembly alone.
pub(super) const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Returns the flags that leave of a path what is the same on every machine.
pub(super) fn flags() -> String {
    let own = env::var(FLAGS).unwrap_or_default();
    let registries = fs::read_dir(cargo_home().join("registry/src")).into_iter().flatten().flatten();
    let mut flags: Vec<_> =
        registries.map(|entry| format!("--remap-path-prefix={}/=", entry.path().display())).collect();
    flags.push(own);
    flags.join(" ").trim().to_owned()
}

/// Fails if a path of this machine is left.
pub(super) fn check(wasm: &[u8]) -> Result<()> {
    for path in [cargo_home(), dev_stack::repository()] {
        ensure!(!contains(wasm, &path), "{} stands in the program", path.display());
    }
    Ok(())
}

fn contains(bytes: &[u8], path: &Path) -> bool {
    let path = path.as_os_str().as_encoded_bytes();
    bytes.windows(path.len()).any(|window| window == path)
}

fn cargo_home() -> PathBuf {
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_machine_is_found() {
        let told = format!("…{}/registry/src/a.rs", cargo_home().display());

        assert!(check(told.as_bytes()).is_err());
        assert!(check(b"leptos-0.8/src/lib.rs").is_ok());
    }
}
