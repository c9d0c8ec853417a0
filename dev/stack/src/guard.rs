//! Ends a process group when this process dies without having done so.

use std::{
    io::Write,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use crate::error::{Error, Result};

/// A shell that waits on a pipe from this process.
///
/// The kernel closes the pipe however this process ends, SIGKILL included. A parent-death signal
/// would be shorter, but it is sent when the *thread* that started the child ends, and tests start
/// stacks in threads.
#[derive(Debug)]
pub(crate) struct Guard {
    shell: Child,
}

const SCRIPT: &str =
    r#"read -r _ || { kill -TERM -- "-$0"; sleep 2; kill -KILL -- "-$0"; } 2>/dev/null"#;

impl Guard {
    /// Watches over the process group that `leader` leads.
    pub(crate) fn over(leader: u32) -> Result<Self> {
        let shell = Command::new("sh")
            .args(["-c", SCRIPT, &leader.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-C in the terminal is for this process, not for its guards.
            .process_group(0)
            .spawn()
            .map_err(Error::run("sh"))?;

        Ok(Self { shell })
    }

    /// Sends the guard home: the group has ended in order.
    pub(crate) fn dismiss(mut self) {
        if let Some(mut pipe) = self.shell.stdin.take() {
            let _ = pipe.write_all(b"\n");
        }
        let _ = self.shell.wait();
    }
}
