//! Builder of a companion server, and its start.

use std::{env, fs, path::PathBuf, sync::Mutex};

use super::{Companion, config};
use crate::{
    address,
    error::{Error, Result},
    ports::{Ports, free_port},
    root,
    stack::Stack,
};

/// Environment variable with the program; `cargo xtask` builds it.
const BINARY: &str = "LEPTOS_KRATOS_SERVER_BIN";

/// Environment variable with the built page; `cargo xtask` builds it.
const DIST: &str = "LEPTOS_KRATOS_DIST";

/// Describes a companion server; [`CompanionBuilder::start`] starts it.
#[derive(Clone, Debug)]
#[must_use]
pub struct CompanionBuilder {
    state: PathBuf,
    binary: Option<PathBuf>,
    dist: Option<PathBuf>,
    routes: Vec<String>,
    kratos_public: String,
    kratos_admin: String,
    database: Option<String>,
    public: Option<u16>,
    operations: Option<u16>,
    environment: Vec<(String, String)>,
}

impl CompanionBuilder {
    pub(super) fn new(state: PathBuf) -> Self {
        let ports = Ports::fixed();

        Self {
            state,
            binary: None,
            dist: None,
            routes: Vec::new(),
            kratos_public: address::kratos_public(&ports),
            kratos_admin: address::kratos_admin(&ports),
            database: None,
            public: None,
            operations: None,
            environment: Vec::new(),
        }
    }

    /// Sets the program, by default the one that `LEPTOS_KRATOS_SERVER_BIN` names.
    pub fn binary(mut self, program: impl Into<PathBuf>) -> Self {
        self.binary = Some(program.into());
        self
    }

    /// Sets the folder to serve, by default `LEPTOS_KRATOS_DIST`, else `dist` of this clone.
    pub fn dist(mut self, folder: impl Into<PathBuf>) -> Self {
        self.dist = Some(folder.into());
        self
    }

    /// Adds paths that are routes of pages.
    pub fn routes(mut self, paths: impl IntoIterator<Item = &'static str>) -> Self {
        self.routes.extend(paths.into_iter().map(str::to_owned));
        self
    }

    /// Connects it to the Kratos of a stack.
    pub fn before(self, stack: &Stack) -> Self {
        self.kratos(stack.kratos_public(), stack.kratos_admin())
    }

    /// Connects it to a Kratos, by default the one of `cargo xtask dev`.
    pub fn kratos(mut self, public: impl Into<String>, admin: impl Into<String>) -> Self {
        self.kratos_public = public.into();
        self.kratos_admin = admin.into();
        self
    }

    /// Sets the database of its users, by default a file in its folder.
    pub fn database(mut self, url: impl Into<String>) -> Self {
        self.database = Some(url.into());
        self
    }

    /// Sets the ports to listen on, by default free ones.
    pub fn ports(mut self, public: u16, operations: u16) -> Self {
        self.public = Some(public);
        self.operations = Some(operations);
        self
    }

    /// Sets a variable of its environment, such as `LEPTOS_KRATOS_SESSION__CACHE_SECONDS`; can be called repeatedly.
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Starts it and waits until it is ready: its Kratos has to be running already.
    ///
    /// # Errors
    /// Fails when it was not built, or does not become ready; it is not left running then.
    pub fn start(self) -> Result<Companion> {
        let binary = self.binary.map_or_else(binary, Ok)?;
        fs::create_dir_all(&self.state).map_err(Error::file("create", &self.state))?;
        // The server runs in this folder: its paths must not depend on that.
        let state = fs::canonicalize(&self.state).map_err(Error::file("find", &self.state))?;
        let port = |port: Option<u16>| port.map_or_else(free_port, Ok);
        let [public, operations] = [port(self.public)?, port(self.operations)?].map(|port| format!("127.0.0.1:{port}"));
        let file = state.join("users.sqlite");
        let config = config::Config {
            listen: &public,
            operations: &operations,
            dist: &self.dist.unwrap_or_else(dist),
            routes: &self.routes,
            kratos_public: &self.kratos_public,
            kratos_admin: &self.kratos_admin,
            database: &self.database.unwrap_or_else(|| format!("sqlite://{}", file.display())),
        };

        let companion = Companion {
            binary,
            config: config.write(&state)?,
            state,
            environment: self.environment,
            public: format!("http://{public}"),
            operations: format!("http://{operations}"),
            running: Mutex::new(None),
        };
        companion.start_again()?;
        Ok(companion)
    }
}

fn binary() -> Result<PathBuf> {
    let install = "cargo build --profile server -p leptos-kratos-server, and LEPTOS_KRATOS_SERVER_BIN says where it is";
    let path = env::var_os(BINARY).map(PathBuf::from).ok_or(Error::Missing { program: super::NAME, install })?;

    if path.is_file() { Ok(path) } else { Err(Error::NoSuchBinary { variable: BINARY, path }) }
}

fn dist() -> PathBuf {
    env::var_os(DIST).map_or_else(|| root::repository().join("dist"), PathBuf::from)
}
