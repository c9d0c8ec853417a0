//! axe-core, which the journeys run in the page to find accessibility problems.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::npm;
use crate::pins;

/// Returns the path of its script, after installing it if necessary.
pub(crate) fn find() -> Result<PathBuf> {
    let files = npm::package("axe-core", pins::AXE_CORE)?;
    let files = files.context("the journeys need axe-core, which comes with npm: apt-get install npm")?;
    Ok(files.join("axe.min.js"))
}
