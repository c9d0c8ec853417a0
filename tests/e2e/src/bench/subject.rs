//! The pages that are measured.

use std::path::PathBuf;

use crate::{World, spa::SpaServer};

/// A sign-in page, and what there is once it can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) url: String,
    /// A CSS selector.
    pub(super) selector: String,
}

impl Subject {
    /// Our own sign-in page.
    pub(super) fn ours(world: &World) -> Self {
        Self { url: format!("{}/login", world.spa().origin()), selector: "input[name=password]".to_owned() }
    }

    /// A page with nothing but a field.
    pub(super) fn blank() -> Self {
        Self { url: "data:text/html,<input name=field>".to_owned(), selector: "input".to_owned() }
    }

    /// A folder, served as ours is, before the same Kratos.
    pub(super) fn served(world: &World, folder: PathBuf, selector: String) -> Self {
        let server = SpaServer::start_for_others(folder);

        server.hand_on_to(world.stack().kratos_public());
        Self { url: format!("{}/login", server.origin()), selector }
    }
}
