//! Servers behind the page: the stack, and the companion server before its Kratos.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use dev_stack::{Companion, Ports, Servers, Stack};
use serde_json::{Value, json};

use super::spa;
use crate::server::Building;

const PUBLIC: u16 = 4455;
const OPERATIONS: u16 = 4456;

/// Key of the webhook, as public as every other secret of the stack.
const WEBHOOK_KEY: &str = "development-only-key-of-the-webhook";

/// Everything that can be prepared before a server is started.
pub(super) struct Plan {
    servers: Servers,
}

/// The running servers. They end in this order.
pub(super) struct Backend {
    companion: Option<Running>,
    pub(super) stack: Stack,
    state: PathBuf,
}

/// State of the companion server, which starts after the page.
enum Running {
    Building(Building),
    Answering(Companion),
}

/// Returns the companion server's own address.
pub(super) fn public() -> String {
    format!("http://127.0.0.1:{PUBLIC}")
}

/// Returns the address of its operations.
pub(super) fn operations() -> String {
    format!("http://127.0.0.1:{OPERATIONS}")
}

impl Plan {
    /// Checks the companion server's ports, and finds or builds the other servers' programs.
    pub(super) fn ready() -> Result<Self> {
        dev_stack::ensure_port_free(PUBLIC, "the companion server")?;
        dev_stack::ensure_port_free(OPERATIONS, "the companion server's operations")?;

        Ok(Self { servers: Servers::locate()? })
    }

    /// Starts the stack; with `reset`, the data of an earlier run are deleted first.
    pub(super) fn start(self, reset: bool) -> Result<Backend> {
        let state = dev_stack::repository().join("target/dev/state");
        let stack = Stack::builder(&state).ports(Ports::fixed()).config(hooks()).reset(reset).start(&self.servers)?;

        Ok(Backend { companion: None, stack, state })
    }
}

impl Backend {
    /// Starts to build the companion server.
    pub(super) fn build_companion(&mut self) -> Result<()> {
        self.companion = Some(Running::Building(Building::begin(&self.state)?));
        Ok(())
    }

    /// Starts the companion server once it is built.
    pub(super) fn go_on(&mut self) -> Result<()> {
        if let Some(Running::Building(building)) = &mut self.companion
            && let Some(program) = building.program()?
        {
            self.companion = Some(Running::Answering(self.start_companion(program)?));
            println!("the companion server answers at {} and {}", public(), operations());
        }
        Ok(())
    }

    fn start_companion(&self, program: PathBuf) -> Result<Companion> {
        let companion = Companion::builder(&self.state)
            .binary(program)
            .dist(signpost(&self.state)?)
            .before(&self.stack)
            .ports(PUBLIC, OPERATIONS)
            // Trunk passes `/.ory/` on to Kratos itself, so the companion server would not notice a sign-out or a
            // change.
            .env("LEPTOS_KRATOS_SESSION__CACHE_SECONDS", "0")
            .env("LEPTOS_KRATOS_WEBHOOK__KEY", WEBHOOK_KEY)
            .env("LEPTOS_KRATOS_LOG__FORMAT", "text")
            .start()?;
        Ok(companion)
    }

    /// Returns the name of a server that has ended by itself, if any.
    pub(super) fn ended_server(&mut self) -> Option<&'static str> {
        let has_companion_ended = match &self.companion {
            Some(Running::Answering(companion)) => companion.has_ended(),
            _ => false,
        };

        self.stack.ended_server().or_else(|| has_companion_ended.then_some("the companion server"))
    }
}

/// Writes the page of the companion server, as Trunk serves the real one: it links to that one.
fn signpost(state: &Path) -> Result<PathBuf> {
    let folder = state.join("signpost");
    let page = format!(
        "<!doctype html>\n<title>leptos-kratos</title>\n<p>The page is at <a href=\"http://localhost:{0}\">localhost:{0}</a>.\n",
        spa::PORT
    );

    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("index.html"), page))
        .with_context(|| format!("cannot write into {}", folder.display()))?;
    Ok(folder)
}

/// Returns the hooks by which Kratos notifies the companion server of each registration and change, as
/// `deploy/kratos.hooks.yml` does.
fn hooks() -> Value {
    let call = json!({
        "hook": "web_hook",
        "config": {
            "url": format!("http://127.0.0.1:{OPERATIONS}/hooks/kratos"),
            "method": "POST",
            // function(ctx) { identity_id: ctx.identity.id }
            "body": "base64://ZnVuY3Rpb24oY3R4KSB7IGlkZW50aXR5X2lkOiBjdHguaWRlbnRpdHkuaWQgfQ==",
            "response": { "ignore": true },
            "auth": { "type": "api_key", "config": { "in": "header", "name": "X-Webhook-Key", "value": WEBHOOK_KEY } },
        },
    });
    let registered = json!({ "hooks": [call, { "hook": "session" }] });

    json!({ "selfservice": { "flows": {
        "registration": {
            "after": { "password": registered, "code": registered, "oidc": registered, "passkey": registered },
        },
        "settings": { "after": { "hooks": [call] } },
    } } })
}
