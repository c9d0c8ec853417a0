//! The OpenID provider, with the users of `dev/oidc.users.json`.

use std::{path::Path, process::Command};

use crate::{address, error::Result, ports::Ports, process::Process, ready::Server, root};

pub(crate) fn start(binary: &Path, ports: &Ports, base_url: &str, state: &Path) -> Result<Server> {
    let log = state.join("oidc.log");
    let mut command = Command::new(binary);
    command
        .env("PORT", ports.oidc.to_string())
        .env("USERS_FILE", root::dev_dir().join("oidc.users.json"))
        .env("REDIRECT_URI", format!("{base_url}/.ory/self-service/methods/oidc/callback/local"));

    let process = Process::spawn_logged(&mut command, &log)?;
    let url = format!("{}.well-known/openid-configuration", address::issuer(ports));
    Server::wait("the OpenID provider", process, &url, log)
}
