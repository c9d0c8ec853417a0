//! Builds a server into the user's cache, once for each version.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::pin::Server;
use crate::{
    cache::{CacheLock, cache_dir},
    error::{Error, Result},
    root,
    step::Step,
};

/// Returns the program in the cache, after building it if it is missing.
pub(super) fn cached(server: &'static Server) -> Result<PathBuf> {
    let binary = place(server)?;
    if binary.is_file() {
        return Ok(binary);
    }

    let _lock = CacheLock::acquire(&cache_dir()?.join("servers"), &key(server)?)?;
    // Another process may have built it while this one waited.
    if !binary.is_file() {
        let folder = binary.with_file_name("");
        fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        build(server, &module(server), &binary)?;
    }
    Ok(binary)
}

/// Returns the program's path in the cache, whether it exists or not.
pub(super) fn place(server: &Server) -> Result<PathBuf> {
    Ok(cache_dir()?.join("servers").join(key(server)?).join(server.name))
}

fn key(server: &Server) -> Result<String> {
    Ok(format!("{}-{:016x}", server.name, fingerprint(&module(server))?))
}

fn module(server: &Server) -> PathBuf {
    root::dev_dir().join("servers").join(server.name)
}

fn build(server: &'static Server, module: &Path, binary: &Path) -> Result<()> {
    require(server)?;
    let step = Step::begin(server.what, server.takes);

    // Under another name until it is complete: an interrupted build must not look like a server.
    let unfinished = binary.with_extension("unfinished");
    let mut go = Command::new("go");
    go.current_dir(module).args(["build", "-trimpath", "-tags", "sqlite", "-ldflags=-s -w", "-o"]).arg(&unfinished);
    // Go's default for cgo for all of them: with another setting for some, Go's library would be compiled twice.
    go.arg(server.package);
    // SQLite is one C file of nine megabytes: fully optimised it compiles for a minute, and tests use little of it.
    go.env("CGO_CFLAGS", "-O1");
    step.run(&mut go, &binary.with_extension("log"))?;

    fs::rename(&unfinished, binary).map_err(Error::file("write", binary))?;
    step.done();
    Ok(())
}

fn require(server: &Server) -> Result<()> {
    if !runs("go", "version") {
        return Err(Error::Missing { program: "Go (1.24 or newer)", install: "see go.dev/doc/install" });
    }
    if server.needs_c && !["cc", "gcc", "clang"].iter().any(|compiler| runs(compiler, "--version")) {
        return Err(Error::Missing { program: "a C compiler", install: "apt-get install -y gcc libc6-dev" });
    }
    Ok(())
}

fn runs(program: &str, argument: &str) -> bool {
    let quiet = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();

    quiet.is_ok_and(|status| status.success())
}

/// Returns the FNV-1a hash of the files that pin every dependency: the same on every machine and toolchain.
fn fingerprint(module: &Path) -> Result<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;

    for name in ["go.mod", "go.sum"] {
        let path = module.join(name);
        for byte in fs::read(&path).map_err(Error::file("read", &path))? {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    Ok(hash)
}
