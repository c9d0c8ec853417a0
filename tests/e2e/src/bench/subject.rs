//! The pages that are measured.

use std::path::PathBuf;

use crate::{
    World, run,
    spa::{Files, SpaServer},
};

/// A sign-in page, and the element that is there once it can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) url: String,
    /// A CSS selector.
    pub(super) selector: String,
}

impl Subject {
    /// Returns our own sign-in page.
    pub(super) fn ours(world: &World) -> Self {
        Self { url: format!("{}/login", world.spa().origin()), selector: "input[name=password]".to_owned() }
    }

    /// Returns our own sign-in page, served as another is: without the companion server.
    pub(super) fn ours_alike(world: &World) -> Self {
        Self::served(world, Files::new(run::dist()), Self::ours(world).selector)
    }

    /// Returns a page with a field alone.
    pub(super) fn blank() -> Self {
        Self { url: "data:text/html,<input name=field>".to_owned(), selector: "input".to_owned() }
    }

    /// Returns the page of another project's folder, served as ours is.
    pub(super) fn others(world: &World, folder: PathBuf, selector: String) -> Self {
        Self::served(world, Files::of_others(folder), selector)
    }

    fn served(world: &World, files: Files, selector: String) -> Self {
        let server = SpaServer::start_without_companion(files, world.stack().kratos_public());

        Self { url: format!("{}/login", server.origin()), selector }
    }
}
