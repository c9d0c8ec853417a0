//! Where this clone of the repository lies.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The repository's root folder.
#[must_use]
pub fn repository() -> PathBuf {
    // What cargo says as it runs the program comes first: clones that share a target folder share the program, too.
    let running = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));

    running.as_deref().and_then(root_above).or_else(|| root_above(built)).unwrap_or(built).to_owned()
}

fn root_above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join("dev/stack/Cargo.toml").is_file())
}

/// The folder with the servers' configuration.
pub(crate) fn dev_dir() -> PathBuf {
    repository().join("dev")
}
