//! The Kratos process: its database, its configuration, its mail courier.

mod migrated;

use std::{fs, path::PathBuf, process::Command};

use serde_json::{Value, json};

use crate::{
    address, config,
    error::{Error, Result},
    ports::Ports,
    process::{Process, tail},
    ready::Server,
};

/// Everything that is needed to start the same Kratos repeatedly.
#[derive(Debug)]
pub(crate) struct Kratos {
    pub(crate) binary: PathBuf,
    pub(crate) state: PathBuf,
    pub(crate) ports: Ports,
    /// The configuration files; later ones win.
    pub(crate) config: Vec<PathBuf>,
    pub(crate) log: PathBuf,
    /// Whether it sends the mails.
    pub(crate) is_courier: bool,
}

impl Kratos {
    /// Migrates the database, once before the first start.
    pub(crate) fn migrate(&self) -> Result<()> {
        migrated::ensure(&self.binary, &config::database(&self.state), || self.run_migrations())
    }

    fn run_migrations(&self) -> Result<()> {
        let log = self.log.clone();
        let mut command = self.command();
        command.args(["migrate", "sql", "-e", "--yes"]);

        let out = std::fs::File::create(&log).map_err(Error::file("write", &log))?;
        let err = out.try_clone().map_err(Error::file("write", &log))?;
        let status = command.stdout(out).stderr(err).status().map_err(Error::run(self.binary.to_string_lossy()))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Died { server: "Kratos's database migration", tail: tail(&log), log })
    }

    /// Starts the server and waits until it is ready.
    pub(crate) fn start(&self) -> Result<Server> {
        let log = self.log.clone();
        let mut command = self.command();
        command.args(["serve", "--dev", "--sqa-opt-out"]).args(self.is_courier.then_some("--watch-courier"));
        for file in &self.config {
            command.arg("--config").arg(file);
        }

        let process = Process::spawn_logged(&mut command, &log)?;
        let url = format!("{}/health/ready", address::kratos_public(&self.ports));
        Server::wait("Kratos", process, &url, log)
    }

    /// Returns another Kratos on the same database, with overrides of this one's configuration. It sends no mails.
    pub(crate) fn twin(&self, ports: Ports, piece: &Value) -> Result<Self> {
        let doors = json!({ "serve": {
            "public": { "port": ports.kratos_public },
            "admin": { "port": ports.kratos_admin },
        } });
        let mut config = self.config.clone();
        for (name, content) in [("kratos.twin.doors.json", &doors), ("kratos.twin.json", piece)] {
            let path = self.state.join(name);
            fs::write(&path, content.to_string()).map_err(Error::file("write", &path))?;
            config.push(path);
        }
        let log = self.state.join("kratos.twin.log");
        Ok(Self { binary: self.binary.clone(), state: self.state.clone(), ports, config, log, is_courier: false })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.env("DSN", config::dsn(&self.state)).env("SQA_OPT_OUT", "true").current_dir(&self.state);
        command
    }
}
