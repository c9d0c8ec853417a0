//! The data folder, and the two programs that create and serve it.

use std::{
    env,
    fs::{self, File},
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
};

use nix::{errno::Errno, sys::signal::kill, unistd::Pid};

use super::{OWNER, account};
use crate::{
    error::{Error, Result},
    process::{Process, tail},
};

/// Prefix of the data folders' names; the process id and the port follow.
const PREFIX: &str = "leptos-kratos-postgres-";

/// Settings: no write waits for the disk, and all files lie in the data folder.
const SETTINGS: [&str; 6] = [
    "--listen_addresses=127.0.0.1",
    "--unix_socket_directories=",
    "--fsync=off",
    "--synchronous_commit=off",
    "--full_page_writes=off",
    "--dynamic_shared_memory_type=mmap",
];

/// A data folder that can be served; it is removed when this value is dropped.
#[derive(Debug)]
pub(super) struct Cluster {
    programs: PathBuf,
    account: (u32, u32),
    port: u16,
    folder: PathBuf,
}

impl Cluster {
    /// Creates an empty one.
    pub(super) fn new(programs: &Path, port: u16, log: &Path) -> Result<Self> {
        let temporary = env::temp_dir();
        remove_left(&temporary);
        let folder = temporary.join(format!("{PREFIX}{}-{port}", process::id()));
        let (user, group) = account::find()?;
        fs::create_dir(&folder).map_err(Error::file("create", &folder))?;
        let cluster = Self { programs: programs.to_owned(), account: (user, group), port, folder };
        chown(&cluster.folder, Some(user), Some(group)).map_err(Error::file("give", &cluster.folder))?;

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

    /// Starts the server on it.
    pub(super) fn serve(&self, log: &Path) -> Result<Process> {
        let mut postgres = self.command("postgres");
        postgres.args(["-p", &self.port.to_string()]).args(SETTINGS);

        Process::spawn_logged(&mut postgres, log)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        let (user, group) = self.account;
        // The account may not be able to reach the current folder of this process.
        command.uid(user).gid(group).current_dir(&self.folder).arg("-D").arg(&self.folder);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes the data folders of killed processes.
fn remove_left(temporary: &Path) {
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split('-').next()?.parse().ok());
        if process.is_some_and(|process| kill(Pid::from_raw(process), None) == Err(Errno::ESRCH)) {
            // Another process may be removing it at the same time.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_removed_once_their_process_has_ended() {
        let temporary = env::temp_dir().join(format!("dev-stack-cluster-{}", process::id()));
        let mut child = Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        let of = |process: u32| temporary.join(format!("{PREFIX}{process}-15000"));
        fs::create_dir_all(of(child.id()).join("base")).unwrap();
        fs::create_dir_all(of(process::id())).unwrap();

        remove_left(&temporary);

        assert_eq!((of(child.id()).exists(), of(process::id()).exists()), (false, true));
        fs::remove_dir_all(&temporary).unwrap();
    }
}
