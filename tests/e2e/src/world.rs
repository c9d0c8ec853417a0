//! The servers around a journey.

use std::sync::LazyLock;

use dev_stack::{Companion, Ports, Servers, Stack, Twin};
use serde_json::{Value, json};

use crate::{chromium::Chromium, page::Page, run, spa::SpaServer};

/// A path that the companion server takes for a page's, and the page for nobody's: else the server says that there is nothing.
const UNKNOWN_TO_THE_PAGE: &str = "/nowhere";

/// The real servers, the companion server in front of them, and the network in front of that.
#[derive(Debug)]
pub struct World {
    spa: SpaServer,
    // Ended before what it needs.
    companion: Companion,
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
        Self::start_telling(config, &[])
    }

    /// Starts servers of a journey's own, and says something else to the companion server as well, in its environment.
    #[must_use]
    pub fn start_telling(config: Value, companion: &[(&str, &str)]) -> Self {
        let spa = SpaServer::start();
        let servers = Servers::locate().unwrap_or_else(|error| panic!("{error}"));
        let stack = Stack::builder(run::new_folder("stack"))
            .base_url(spa.origin())
            .config(config)
            .start(&servers)
            .unwrap_or_else(|error| panic!("{error}"));

        let builder = Companion::builder(run::new_folder("companion"))
            .dist(run::dist())
            .routes([UNKNOWN_TO_THE_PAGE])
            .before(&stack);
        let builder = companion.iter().fold(builder, |builder, (name, value)| builder.env(*name, *value));
        let companion = builder.start().unwrap_or_else(|error| panic!("{error}"));
        spa.hand_on_to(companion.public());
        Self { spa, companion, stack }
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

    /// Returns the companion server.
    #[must_use]
    pub const fn companion(&self) -> &Companion {
        &self.companion
    }

    /// Returns the network before it.
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
