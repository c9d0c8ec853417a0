//! A temporary PostgreSQL, for tests that SQLite is not enough for.

mod account;
mod cluster;
mod programs;
mod psql;

use std::path::{Path, PathBuf};

use self::cluster::Cluster;
use crate::{
    error::{Error, Result},
    ports,
    process::Process,
    ready,
};

/// The owner of all data, and the name of the initial database.
const OWNER: &str = "postgres";

/// A running PostgreSQL; it and its data are removed when this value is dropped.
///
/// It waits for no disk and asks for no password: it only has test data.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    server: String,
    // In this order: the data are removed after the process, which writes them, has ended.
    process: Process,
    _cluster: Cluster,
}

impl Postgres {
    /// Starts it on a free port; its log goes to `state_dir`.
    ///
    /// The data lie in the system's temporary folder: PostgreSQL refuses to run as root, and the user that it then runs
    /// as cannot reach every folder.
    ///
    /// # Errors
    /// Fails when it is not installed ([`Postgres::programs`]), or does not become ready.
    pub fn start(state_dir: &Path) -> Result<Self> {
        let log = state_dir.join("postgres.log");
        let programs = programs::find()?
            .ok_or(Error::Missing { program: "PostgreSQL", install: "apt-get install -y postgresql" })?;
        let port = ports::free_port()?;
        let cluster = Cluster::new(&programs, port, &log)?;
        let server = format!("postgres://{OWNER}@127.0.0.1:{port}");

        let is_ready = || psql::ask(&programs, &format!("{server}/{OWNER}"), "SELECT 1").map(drop);
        let process = ready::wait_until("PostgreSQL", cluster.serve(&log)?, log, is_ready)?;
        Ok(Self { programs, server, process, _cluster: cluster })
    }

    /// Returns the folder with `initdb`, `postgres` and `psql`: `POSTGRES_BIN` if it is set, else the newest of
    /// Debian's packages, else that of the PATH. `None` where PostgreSQL is not installed.
    ///
    /// # Errors
    /// Fails when `POSTGRES_BIN` is no such folder.
    pub fn programs() -> Result<Option<PathBuf>> {
        programs::find()
    }

    /// Returns the address of a database, which is created if it does not exist.
    ///
    /// # Errors
    /// Fails when it cannot be created.
    pub fn url(&self, database: &str) -> Result<String> {
        let is_there = format!("SELECT 1 FROM pg_database WHERE datname = '{database}'");

        if self.ask(OWNER, &is_there)?.is_empty() {
            self.ask(OWNER, &format!("CREATE DATABASE \"{database}\""))?;
        }
        Ok(format!("{}/{database}", self.server))
    }

    /// Returns the rows of a query, as text: `|` separates columns, and NULL is empty.
    ///
    /// # Errors
    /// Fails when PostgreSQL reports an error.
    pub fn ask(&self, database: &str, sql: &str) -> Result<Vec<String>> {
        psql::ask(&self.programs, &format!("{}/{database}", self.server), sql)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // After a SIGTERM it would wait for all clients to disconnect.
        self.process.quit();
    }
}
