//! Folder of PostgreSQL's programs.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

const VARIABLE: &str = "POSTGRES_BIN";

/// Folder in which Debian's packages have one folder per version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Returns it.
pub(super) fn find() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os(VARIABLE).map(PathBuf::from) {
        return if is_complete(&path) { Ok(Some(path)) } else { Err(Error::NoSuchBinary { variable: VARIABLE, path }) };
    }
    let on_path = env::var_os("PATH").unwrap_or_default();

    Ok(debian().into_iter().chain(env::split_paths(&on_path)).find(|folder| is_complete(folder)))
}

/// Returns the folders of Debian's packages, newest first.
fn debian() -> Vec<PathBuf> {
    let entries = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut versions: Vec<u32> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    versions.sort_unstable_by(|one, other| other.cmp(one));

    versions.iter().map(|version| Path::new(DEBIAN).join(version.to_string()).join("bin")).collect()
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "postgres", "psql"].iter().all(|program| folder.join(program).is_file())
}
