//! Tools that the SPA is built with.

pub(crate) mod axe_core;
mod esbuild;
mod npm;
pub(crate) mod rust_src;
mod wasm_opt;
pub(crate) mod wasm_target;

use std::{
    env,
    ffi::{OsStr, OsString},
    path::PathBuf,
    process::Command,
};

use anyhow::Result;

pub(crate) use esbuild::Esbuild;
pub(crate) use wasm_opt::WasmOpt;

use crate::{pins, run, tool::Tool};

/// A PATH on which the right versions come first.
#[derive(Debug)]
pub(crate) struct Tools {
    path: OsString,
}

impl Tools {
    /// Finds trunk and wasm-bindgen, and installs what is missing.
    pub(crate) fn ready() -> Result<Self> {
        wasm_target::ready()?;
        Self::with(&[trunk(), wasm_bindgen()?])
    }

    /// Returns the number of tools that [`Tools::ready`] has to install.
    pub(crate) fn missing() -> Result<usize> {
        let missing: Result<Vec<bool>> = [trunk(), wasm_bindgen()?].iter().map(Tool::is_missing).collect();

        Ok(missing?.into_iter().filter(|is_missing| *is_missing).count())
    }

    /// Finds wasm-bindgen alone, as tests in a browser need nothing else.
    pub(crate) fn for_tests() -> Result<Self> {
        wasm_target::ready()?;
        Self::with(&[wasm_bindgen()?])
    }

    /// Finds the tool that checks the dependencies.
    pub(crate) fn for_dependencies() -> Result<Self> {
        Self::with(&[cargo_deny()])
    }

    /// Finds the tool that builds and runs the programs in `fuzz/`.
    pub(crate) fn for_fuzzing() -> Result<Self> {
        Self::with(&[cargo_fuzz()])
    }

    fn with(tools: &[Tool]) -> Result<Self> {
        let mut folders = Vec::<PathBuf>::new();
        for tool in tools {
            folders.extend(tool.bin_dir()?);
        }

        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        Ok(Self { path: env::join_paths(folders)? })
    }

    /// Returns a command that finds these tools, in the repository's root.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = run::command(program);
        command.env("PATH", &self.path);
        command
    }
}

fn trunk() -> Tool {
    Tool {
        name: "trunk",
        package: "trunk",
        programs: &["trunk"],
        version: pins::TRUNK.to_owned(),
        locked: true,
        takes: "about three minutes beside the servers",
    }
}

fn cargo_deny() -> Tool {
    Tool {
        name: "cargo-deny",
        package: "cargo-deny",
        programs: &["cargo-deny"],
        version: pins::CARGO_DENY.to_owned(),
        locked: true,
        takes: "about two minutes",
    }
}

fn cargo_fuzz() -> Tool {
    Tool {
        name: "cargo-fuzz",
        package: "cargo-fuzz",
        programs: &["cargo-fuzz"],
        version: pins::CARGO_FUZZ.to_owned(),
        locked: true,
        takes: "under a minute",
    }
}

fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: pins::wasm_bindgen()?,
        // Its lock file needs a newer compiler than the versions that cargo would choose.
        locked: false,
        takes: "about a minute",
    })
}
