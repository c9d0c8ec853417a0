//! The mail sink: receives every mail, delivers none, and shows them by an API.

use std::{path::Path, process::Command};

use crate::{address, error::Result, ports::Ports, process::Process, ready::Server};

pub(crate) fn start(binary: &Path, ports: &Ports, state: &Path) -> Result<Server> {
    let log = state.join("mailpit.log");
    let mut command = Command::new(binary);
    command
        .args(["--smtp", &format!("127.0.0.1:{}", ports.smtp)])
        .args(["--listen", &format!("127.0.0.1:{}", ports.mail)])
        .arg("--database")
        .arg(state.join("mails.db"))
        .args(["--max", "0"])
        .arg("--disable-version-check");

    let process = Process::spawn_logged(&mut command, &log)?;
    Server::wait("the mail sink", process, &format!("{}/readyz", address::mail(ports)), log)
}
