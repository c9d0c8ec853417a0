//! Builder of a stack, and its start.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Mutex,
    thread::{self, ScopedJoinHandle},
};

use serde_json::{Value, json};

use super::Stack;
use crate::{
    address, config,
    error::{Error, Result},
    kratos::Kratos,
    mail::Mailbox,
    mailpit, oidc,
    ports::Ports,
    servers::Servers,
};

/// Describes a stack; [`Builder::start`] starts it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Builder {
    state: PathBuf,
    base_url: String,
    ports: Option<Ports>,
    config: Vec<Value>,
    reset: bool,
}

impl Builder {
    pub(super) fn new(state: PathBuf) -> Self {
        Self { state, base_url: "http://localhost:3000".to_owned(), ports: None, config: Vec::new(), reset: false }
    }

    /// Sets the SPA's origin, by default `http://localhost:3000`.
    ///
    /// Pages, return addresses, passkeys and the OpenID provider's callback are all bound to it.
    pub fn base_url(mut self, origin: impl Into<String>) -> Self {
        self.base_url = origin.into().trim_end_matches('/').to_owned();
        self
    }

    /// Sets the ports to listen on, by default free ones.
    pub fn ports(mut self, ports: Ports) -> Self {
        self.ports = Some(ports);
        self
    }

    /// Merges a piece of Kratos's configuration into `dev/kratos.yml`; can be called repeatedly, and later pieces win.
    /// Objects are merged, lists are replaced.
    pub fn config(mut self, piece: Value) -> Self {
        self.config.push(piece);
        self
    }

    /// Uses another identity schema instead of `dev/identity.schema.json`.
    pub fn schema(self, file: &Path) -> Self {
        let url = format!("file://{}", file.display());

        self.config(json!({ "identity": { "schemas": [{ "id": "user", "url": url }] } }))
    }

    /// Sets whether the state folder is emptied first.
    pub fn reset(mut self, reset: bool) -> Self {
        self.reset = reset;
        self
    }

    /// Starts the servers and waits until all are ready.
    ///
    /// # Errors
    /// Fails when a port is in use or a server does not become ready; no server is left running then.
    pub fn start(self, servers: &Servers) -> Result<Stack> {
        let state = self.prepare_state()?;
        let ports = self.ports.map_or_else(Ports::free, Ok)?;
        ports.ensure_free()?;
        let kratos = Kratos {
            binary: servers.kratos.clone(),
            config: config::write(&state, &self.base_url, &ports, &self.config)?,
            log: state.join("kratos.log"),
            state: state.clone(),
            ports: ports.clone(),
            is_courier: true,
        };

        // In parallel: none of them calls another one at its start.
        let (mailpit, oidc, running_kratos) = thread::scope(|scope| {
            let mailpit = scope.spawn(|| mailpit::start(&servers.mailpit, &ports, &state));
            let oidc = scope.spawn(|| oidc::start(&servers.oidc, &ports, &self.base_url, &state));
            let kratos = kratos.migrate().and_then(|()| kratos.start());

            (join(mailpit), join(oidc), kratos)
        });
        Ok(Stack {
            mailbox: Mailbox::new(address::mail(&ports)),
            running_kratos: Mutex::new(Some(running_kratos?)),
            mailpit: mailpit?,
            oidc: oidc?,
            base_url: self.base_url,
            ports,
            state,
            kratos,
        })
    }

    fn prepare_state(&self) -> Result<PathBuf> {
        if self.reset {
            match fs::remove_dir_all(&self.state) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::file("empty", &self.state)(error));
                }
                _ => {}
            }
        }
        fs::create_dir_all(&self.state).map_err(Error::file("create", &self.state))?;
        // Kratos runs in this folder: its paths must not depend on that.
        fs::canonicalize(&self.state).map_err(Error::file("find", &self.state))
    }
}

/// Returns the thread's result; a panic continues in this thread.
fn join<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
