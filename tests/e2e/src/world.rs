//! The servers around a journey.

mod running;

use std::sync::LazyLock;

use dev_stack::{Companion, Ports, Stack, Twin};
use serde_json::Value;

use self::running::Running;
use crate::{chromium::Chromium, page::Page, spa::SpaServer};

/// The real servers, the companion server in front of them, and the network in front of that.
#[derive(Debug)]
pub struct World {
    running: Option<Running>,
    /// Set if another journey may use the servers later.
    is_plain: bool,
}

static SHARED: LazyLock<World> = LazyLock::new(World::start);

impl World {
    /// Returns the servers shared by all journeys that leave them unchanged. They end with the tests.
    #[must_use]
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// Takes servers for a journey alone: it may stop and break them. The changes of another journey are undone.
    #[must_use]
    pub fn start() -> Self {
        Self { running: Some(Running::plain()), is_plain: true }
    }

    /// Starts servers for one journey, with a piece of configuration over `dev/kratos.yml`.
    #[must_use]
    pub fn start_with(config: Value) -> Self {
        Self::start_telling(config, &[])
    }

    /// Starts servers for one journey, and adds variables to the companion server's environment.
    #[must_use]
    pub fn start_telling(config: Value, companion: &[(&str, &str)]) -> Self {
        Self { running: Some(Running::start(config, companion)), is_plain: false }
    }

    /// Opens a browser that has never been here.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::new(Chromium::start(), self.spa().origin())
    }

    /// Opens a browser that has never been anywhere: its memory is this journey's alone.
    #[must_use]
    pub fn page_in_new_browser(&self) -> Page {
        Page::new(Chromium::start_fresh(), self.spa().origin())
    }

    /// Opens a browser with a window, in which a tab can be hidden and a page is kept for the way back.
    #[must_use]
    pub fn page_in_window(&self) -> Page {
        Page::new(Chromium::start_in_window(), self.spa().origin())
    }

    /// Opens a browser whose person blocks all cookies.
    #[must_use]
    pub fn page_without_cookies(&self) -> Page {
        Page::new(Chromium::start_without_cookies(), self.spa().origin())
    }

    /// Starts a second Kratos on the same database, with a piece of configuration over this one's.
    #[must_use]
    pub fn start_twin(&self, piece: &Value) -> Twin {
        let twin = Ports::free().and_then(|ports| self.stack().start_twin(ports, piece));

        twin.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Returns the companion server.
    #[must_use]
    pub fn companion(&self) -> &Companion {
        &self.running().companion
    }

    /// Returns the network before it.
    #[must_use]
    pub fn spa(&self) -> &SpaServer {
        &self.running().spa
    }

    /// Returns the real servers.
    #[must_use]
    pub fn stack(&self) -> &Stack {
        &self.running().stack
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("it is there until it is dropped")
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // The cause of a journey's failure may be in its servers.
        if let Some(running) = self.running.take()
            && self.is_plain
            && !std::thread::panicking()
        {
            running.keep();
        }
    }
}
