//! Kratos itself: its database, its configuration, its mail courier.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    address, config,
    error::{Error, Result},
    ports::Ports,
    process::{Process, tail},
    ready::Server,
};

/// All that is needed to start the same Kratos again and again.
#[derive(Debug)]
pub(crate) struct Kratos {
    pub(crate) binary: PathBuf,
    pub(crate) state: PathBuf,
    pub(crate) ports: Ports,
    /// Later files win.
    pub(crate) config: Vec<PathBuf>,
}

impl Kratos {
    /// Brings the database up to date, once before the first start.
    pub(crate) fn migrate(&self) -> Result<()> {
        let log = self.log();
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
        let log = self.log();
        let mut command = self.command();
        command.args(["serve", "--dev", "--watch-courier", "--sqa-opt-out"]);
        for file in &self.config {
            command.arg("--config").arg(file);
        }

        let process = Process::spawn_logged(&mut command, &log)?;
        let url = format!("{}/health/ready", address::kratos_public(&self.ports));
        Server::wait("Kratos", process, &url, log)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.env("DSN", config::dsn(&self.state)).env("SQA_OPT_OUT", "true").current_dir(&self.state);
        command
    }

    fn log(&self) -> PathBuf {
        log(&self.state)
    }
}

fn log(state: &Path) -> PathBuf {
    state.join("kratos.log")
}
