//! Ends a process group when this process dies without having ended it.

use std::{
    io::Write,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use crate::error::{Error, Result};

/// A shell that waits on a pipe from this process.
///
/// The kernel closes the pipe however this process ends, SIGKILL included. A parent-death signal would be shorter, but
/// it is sent when the *thread* that started the child ends, and tests start stacks in threads.
#[derive(Debug)]
pub(crate) struct Guard {
    shell: Child,
}

// `kill -s`, because dash does not understand `kill -TERM -- -PGID`.
const SCRIPT: &str = r#"
read -r _ && exit
kill -s TERM -- "-$0"
sleep 2
kill -s KILL -- "-$0"
"#;

impl Guard {
    /// Watches over the process group of `leader`.
    pub(crate) fn over(leader: u32) -> Result<Self> {
        let shell = Command::new("sh")
            .args(["-c", SCRIPT, &leader.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-C in the terminal is meant for this process, not for its guards.
            .process_group(0)
            .spawn()
            .map_err(Error::run("sh"))?;

        Ok(Self { shell })
    }

    /// Ends the guard: the process group has ended in order.
    pub(crate) fn dismiss(mut self) {
        if let Some(mut pipe) = self.shell.stdin.take() {
            let _ = pipe.write_all(b"\n");
        }
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    #[test]
    fn the_group_ends_when_the_pipe_closes() {
        let mut child = Command::new("sleep").arg("60").process_group(0).spawn().unwrap();
        let mut guard = Guard::over(child.id()).unwrap();

        drop(guard.shell.stdin.take());

        let sigterm = 15;
        assert_eq!(child.wait().unwrap().signal(), Some(sigterm));
        guard.shell.wait().unwrap();
    }

    #[test]
    fn a_dismissed_guard_harms_nobody() {
        let mut child = Command::new("sleep").arg("60").process_group(0).spawn().unwrap();

        Guard::over(child.id()).unwrap().dismiss();

        assert!(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
