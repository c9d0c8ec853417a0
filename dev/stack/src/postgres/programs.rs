//! Where PostgreSQL's programs lie.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

const VARIABLE: &str = "POSTGRES_BIN";

/// Debian's packages put each version into a folder of its own.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Finds the folder with them.
pub(super) fn find() -> Result<Option<PathBuf>> {
    let Some(folder) = env::var_os(VARIABLE).map(PathBuf::from) else {
        return Ok(newest(Path::new(DEBIAN)).or_else(on_path));
    };

    if is_complete(&folder) { Ok(Some(folder)) } else { Err(Error::NoSuchBinary { variable: VARIABLE, path: folder }) }
}

/// As [`find`], for whom it has to be there.
pub(super) fn require() -> Result<PathBuf> {
    find()?.ok_or(Error::Missing { program: "PostgreSQL", install: "apt-get install -y postgresql" })
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "postgres", "psql"].iter().all(|program| folder.join(program).is_file())
}

fn newest(versions: &Path) -> Option<PathBuf> {
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let entries = fs::read_dir(versions).ok()?;
    let complete = entries.flatten().map(|entry| entry.path()).filter(|path| is_complete(&path.join("bin")));

    complete.max_by_key(number).map(|path| path.join("bin"))
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;

    env::split_paths(&path).find(|folder| is_complete(folder))
}
