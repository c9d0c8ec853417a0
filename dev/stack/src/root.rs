//! Where this clone of the repository lies.

use std::path::{Path, PathBuf};

/// The repository's root folder.
#[must_use]
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));

    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The folder with the servers' configuration.
pub(crate) fn dev_dir() -> PathBuf {
    repository().join("dev")
}
