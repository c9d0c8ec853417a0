//! A PostgreSQL of its own, for tests that a file as a database cannot stand for.

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

/// The user who owns everything in it, and the database that is there from the start.
const OWNER: &str = "postgres";

/// A running PostgreSQL; it and its data end with this value.
///
/// It waits for no disk and asks for no password: its data are only a test's.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    server: String,
    // In this order: the data go when they are not written to any more.
    process: Process,
    _cluster: Cluster,
}

impl Postgres {
    /// Starts it on a free port; its log goes to `state_dir`.
    ///
    /// The data lie in the system's folder for what is temporary: it refuses to run as root, and the user that it runs as
    /// then cannot reach every folder.
    ///
    /// # Errors
    /// When it is not installed ([`Postgres::programs`]), or does not become ready.
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

    /// The folder with `initdb`, `postgres` and `psql`: `POSTGRES_BIN` if it is set, else the newest of Debian's packages,
    /// else that of the PATH. `None` where it is not installed.
    ///
    /// # Errors
    /// When `POSTGRES_BIN` is no such folder.
    pub fn programs() -> Result<Option<PathBuf>> {
        programs::find()
    }

    /// The address of a database, which is made if it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn url(&self, database: &str) -> Result<String> {
        let is_there = format!("SELECT 1 FROM pg_database WHERE datname = '{database}'");

        if self.ask(OWNER, &is_there)?.is_empty() {
            self.ask(OWNER, &format!("CREATE DATABASE \"{database}\""))?;
        }
        Ok(format!("{}/{database}", self.server))
    }

    /// The rows that a database answers, as text: `|` stands between columns, and nothing counts as empty.
    ///
    /// # Errors
    /// When it refuses.
    pub fn ask(&self, database: &str, sql: &str) -> Result<Vec<String>> {
        psql::ask(&self.programs, &format!("{}/{database}", self.server), sql)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Asked politely it would wait for whoever is still connected.
        self.process.quit();
    }
}
