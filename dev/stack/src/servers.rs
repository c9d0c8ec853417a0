//! Programs of the servers: given, built before, or built now.

mod build;
mod pin;

use std::{env, path::PathBuf, process::Command};

use crate::error::{Error, Result};

/// Paths to the programs of all servers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Servers {
    /// Ory Kratos.
    pub kratos: PathBuf,
    /// The mail sink.
    pub mailpit: PathBuf,
    /// The OpenID provider.
    pub oidc: PathBuf,
}

impl Servers {
    /// Takes `KRATOS_BIN`, `MAILPIT_BIN` and `OIDC_BIN` where they are set; the other programs come from the cache, and
    /// are built into it the first time.
    ///
    /// # Errors
    /// Fails when a program is missing and cannot be built: no Go, no C compiler, no network.
    pub fn locate() -> Result<Self> {
        Ok(Self { kratos: locate(&pin::KRATOS)?, mailpit: locate(&pin::MAILPIT)?, oidc: locate(&pin::OIDC)? })
    }

    /// Returns the number of programs that [`Servers::locate`] has to build.
    ///
    /// # Errors
    /// Fails when the cache cannot be found.
    pub fn missing() -> Result<usize> {
        let is_missing =
            |server: &pin::Server| Ok(env::var_os(server.variable).is_none() && !build::place(server)?.is_file());
        let all: Result<Vec<bool>> = [&pin::KRATOS, &pin::MAILPIT, &pin::OIDC].into_iter().map(is_missing).collect();

        Ok(all?.into_iter().filter(|is_missing| *is_missing).count())
    }

    /// Sets the programs' variables for a command that calls [`Servers::locate`].
    pub fn tell(&self, command: &mut Command) {
        for (server, path) in [(&pin::KRATOS, &self.kratos), (&pin::MAILPIT, &self.mailpit), (&pin::OIDC, &self.oidc)] {
            command.env(server.variable, path);
        }
    }
}

fn locate(server: &'static pin::Server) -> Result<PathBuf> {
    let Some(path) = env::var_os(server.variable).map(PathBuf::from) else {
        return build::cached(server);
    };

    if path.is_file() { Ok(path) } else { Err(Error::NoSuchBinary { variable: server.variable, path }) }
}
