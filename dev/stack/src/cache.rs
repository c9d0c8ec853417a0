//! Cache folder for programs that are built once per user, not once per clone.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// Returns `$LEPTOS_KRATOS_CACHE`, else `leptos-kratos` in the user's cache folder.
///
/// # Errors
/// Fails when no environment variable names the folder.
pub fn cache_dir() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);

    set("LEPTOS_KRATOS_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|dir| dir.join("leptos-kratos")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/leptos-kratos")))
        .ok_or(Error::NoCache)
}

/// Lock that keeps two processes from building the same program; held until it is dropped.
#[derive(Debug)]
pub struct CacheLock {
    _file: fs::File,
}

impl CacheLock {
    /// Waits until no other process holds the lock called `name` in `dir`.
    ///
    /// # Errors
    /// Fails when the folder or the lock file cannot be made.
    pub fn acquire(dir: &Path, name: &str) -> Result<Self> {
        fs::create_dir_all(dir).map_err(Error::file("create", dir))?;
        let path = dir.join(format!("{name}.lock"));
        let file = fs::File::create(&path).map_err(Error::file("create", &path))?;

        if file.try_lock().is_err() {
            eprintln!("waiting for another process that installs {name}");
            file.lock().map_err(Error::file("lock", &path))?;
        }
        Ok(Self { _file: file })
    }
}
