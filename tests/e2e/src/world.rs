//! The servers around a journey.

use std::sync::LazyLock;

use dev_stack::{Ports, Servers, Stack, Twin};
use serde_json::{Value, json};

use crate::{chromium::Chromium, page::Page, run, spa::SpaServer};

/// The real servers, and the SPA in front of them.
#[derive(Debug)]
pub struct World {
    spa: SpaServer,
    stack: Stack,
}

static SHARED: LazyLock<World> = LazyLock::new(World::start);

impl World {
    /// Returns the servers that all journeys share which leave them as they are. They end with the tests.
    #[must_use]
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// Starts servers of a journey's own: it may stop them.
    #[must_use]
    pub fn start() -> Self {
        Self::start_with(json!({}))
    }

    /// Starts servers of a journey's own, with a piece of configuration over `dev/kratos.yml`.
    #[must_use]
    pub fn start_with(config: Value) -> Self {
        let spa = SpaServer::start(run::dist());
        let servers = Servers::locate().unwrap_or_else(|error| panic!("{error}"));
        let stack = Stack::builder(run::new_folder("stack"))
            .base_url(spa.origin())
            .config(config)
            .start(&servers)
            .unwrap_or_else(|error| panic!("{error}"));

        spa.hand_on_to(stack.kratos_public());
        Self { spa, stack }
    }

    /// Opens a browser that has never been here.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::new(Chromium::start(), self.spa.origin())
    }

    /// Starts a second Kratos on the same database, with a piece of configuration over this one's.
    #[must_use]
    pub fn start_twin(&self, piece: &Value) -> Twin {
        let twin = Ports::free().and_then(|ports| self.stack.start_twin(ports, piece));

        twin.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Returns the SPA's server.
    #[must_use]
    pub const fn spa(&self) -> &SpaServer {
        &self.spa
    }

    /// Returns the real servers.
    #[must_use]
    pub const fn stack(&self) -> &Stack {
        &self.stack
    }
}
