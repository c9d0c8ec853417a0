//! The data, and the two programs that make and serve them.

use std::{
    fs::File,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{OWNER, account, folder::Folder};
use crate::{
    error::{Error, Result},
    process::{Process, tail},
};

/// Nothing waits for the disk, and all that it makes lies in its folder.
const SETTINGS: [&str; 6] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "dynamic_shared_memory_type=mmap",
];

/// Data that somebody can serve.
#[derive(Debug)]
pub(super) struct Cluster {
    programs: PathBuf,
    account: (u32, u32),
    folder: Folder,
}

impl Cluster {
    /// Makes empty ones.
    pub(super) fn new(programs: &Path, log: &Path) -> Result<Self> {
        let folder = Folder::new()?;
        let (user, group) = account::find()?;
        chown(folder.path(), Some(user), Some(group)).map_err(Error::file("give", folder.path()))?;
        let cluster = Self { programs: programs.to_owned(), account: (user, group), folder };
        let out = File::create(log).map_err(Error::file("write", log))?;
        let err = out.try_clone().map_err(Error::file("write", log))?;

        let mut initdb = cluster.command("initdb");
        initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username", OWNER]);
        let status = initdb.stdin(Stdio::null()).stdout(out).stderr(err).status().map_err(Error::run("initdb"))?;
        if !status.success() {
            return Err(Error::Died { server: "PostgreSQL's initdb", tail: tail(log), log: log.to_owned() });
        }
        Ok(cluster)
    }

    /// Serves them.
    pub(super) fn serve(&self, port: u16, log: &Path) -> Result<Process> {
        let mut postgres = self.command("postgres");
        postgres.args(["-p", &port.to_string()]);
        for setting in SETTINGS {
            postgres.args(["-c", setting]);
        }

        Process::spawn_logged(&mut postgres, log)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        let (folder, (user, group)) = (self.folder.path(), self.account);
        command.arg("-D").arg(folder.join("data"));
        // Where this runs may be a folder that the account cannot reach.
        command.uid(user).gid(group).current_dir(folder).env("HOME", folder);
        command
    }
}
