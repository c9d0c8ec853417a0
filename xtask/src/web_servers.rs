//! nginx and Caddy, to test the configurations in `deploy/`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use dev_stack::CacheLock;

use crate::{
    apt::{self, is_debian_root},
    run, tool,
};

/// The available web servers.
#[derive(Debug)]
pub(crate) struct WebServers {
    nginx: Option<PathBuf>,
    caddy: Option<PathBuf>,
}

impl WebServers {
    /// Takes the programs on the PATH, else (as root on Debian) those in Debian's packages. The packages are only
    /// unpacked: installed, the servers would start at once.
    pub(crate) fn find() -> Result<Self> {
        Ok(Self { nginx: find("nginx", "usr/sbin/nginx")?, caddy: find("caddy", "usr/bin/caddy")? })
    }

    /// Sets the environment variables that name them for the journeys.
    pub(crate) fn tell(&self, command: &mut Command) {
        for (variable, program) in [("NGINX_BIN", &self.nginx), ("CADDY_BIN", &self.caddy)] {
            if let Some(program) = program {
                command.env(variable, program);
            }
        }
    }
}

fn find(name: &str, program: &str) -> Result<Option<PathBuf>> {
    // Debian installs it in a folder that is only on root's PATH.
    let installed = Path::new("/").join(program);
    if let Some(found) = tool::on_path(name).or_else(|| installed.is_file().then_some(installed)) {
        return Ok(Some(found));
    }
    if !is_debian_root() {
        eprintln!("{name} is not on the PATH: deploy/ is tried without it");
        return Ok(None);
    }

    let servers = dev_stack::cache_dir()?.join("servers");
    let root = servers.join(format!("{name}-debian"));
    let unpacked = root.join(program);
    if !unpacked.is_file() {
        let _lock = CacheLock::acquire(&servers, &format!("{name}-debian"))?;
        unpack(name, &root)?;
    }
    Ok(Some(unpacked))
}

fn unpack(name: &str, root: &Path) -> Result<()> {
    let folder = root.with_extension("download");
    fs::create_dir_all(&folder)?;
    apt::download(name, &folder)?;

    for entry in fs::read_dir(&folder)? {
        run::run(run::command("dpkg-deb").arg("-x").arg(entry?.path()).arg(root))?;
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}
