//! Versions of all tools. Rust's own is in `rust-toolchain.toml`, the servers' are in `dev/servers/*/go.mod`.

use std::fs;

use anyhow::{Context, Result};

/// Bundles and serves the SPA.
pub(crate) const TRUNK: &str = "0.21.14";

/// Checks the dependencies.
pub(crate) const CARGO_DENY: &str = "0.20.2";

/// Builds and runs the programs in `fuzz/`.
pub(crate) const CARGO_FUZZ: &str = "0.13.2";

/// Contains `wasm-opt`, from npm.
pub(crate) const BINARYEN: &str = "132.0.0";

/// Minifies scripts and styles, from npm.
pub(crate) const ESBUILD: &str = "0.28.2";

/// Finds accessibility problems of a page, from npm.
pub(crate) const AXE_CORE: &str = "4.14.1";

/// Returns the version of wasm-bindgen's command, which must be that of the crate that the SPA is built with.
pub(crate) fn wasm_bindgen() -> Result<String> {
    let path = dev_stack::repository().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;

    locked_version(&lock, "wasm-bindgen").map(str::to_owned).context("Cargo.lock does not name wasm-bindgen")
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);

    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_by_its_packages_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
