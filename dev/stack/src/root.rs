//! Root folder of this clone of the repository.

use std::{
    env,
    path::{Path, PathBuf},
};

/// Returns the repository's root folder.
#[must_use]
pub fn repository() -> PathBuf {
    // Cargo's variable at run time comes first: clones that share a target folder share the program, too.
    let running = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));

    running.as_deref().and_then(root_above).or_else(|| root_above(built)).unwrap_or(built).to_owned()
}

fn root_above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join("dev/stack/Cargo.toml").is_file())
}

/// Returns the folder with the servers' configuration.
pub(crate) fn dev_dir() -> PathBuf {
    repository().join("dev")
}
