//! Running servers, for one journey after the other: starting them takes longer than most journeys do.

use std::sync::{Mutex, PoisonError};

use dev_stack::{Companion, Servers, Stack};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{http, run, spa::SpaServer};

/// A path that the companion server takes for a page's, and the page for none of its own: otherwise the server answers
/// that the page does not exist.
const UNKNOWN_TO_THE_PAGE: &str = "/nowhere";

/// Servers with the plain configuration that no journey uses now.
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// The servers of one world.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) spa: SpaServer,
    // Ended before the servers that it needs.
    pub(super) companion: Companion,
    pub(super) stack: Stack,
}

impl Running {
    /// Takes servers with the plain configuration that are as good as new, or starts some.
    pub(super) fn plain() -> Self {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();

        idle.unwrap_or_else(|| Self::start(json!({}), &[]))
    }

    /// Starts servers, with a piece of configuration over `dev/kratos.yml` and an environment of the companion server.
    pub(super) fn start(config: Value, environment: &[(&str, &str)]) -> Self {
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
        let builder = environment.iter().fold(builder, |builder, (name, value)| builder.env(*name, *value));
        let companion = builder.start().unwrap_or_else(|error| panic!("{error}"));
        spa.hand_on_to(companion.public());
        Self { spa, companion, stack }
    }

    /// Keeps the servers for another journey, as if they had just been started. If that fails they end.
    pub(super) fn keep(self) {
        self.spa.forget();
        let is_running = self.stack.start_kratos().and_then(|()| self.companion.start_again());

        if is_running.is_ok() {
            self.forget_people();
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        }
    }

    fn forget_people(&self) {
        let identities = format!("{}/admin/identities", self.stack.kratos_admin());

        let people = http::json(http::request(Method::GET, &format!("{identities}?page_size=500")));
        for id in people.as_array().into_iter().flatten().filter_map(|person| person["id"].as_str()) {
            http::delete(&format!("{identities}/{id}"));
        }
    }
}
