//! `trunk serve`: the SPA, rebuilt when a file changes, with `/.ory/` handed on to Kratos.

use std::{
    fs,
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use dev_stack::Process;

use crate::tools::Tools;

/// Where a person opens it; `dev/kratos.yml` names it, too.
pub(super) const PORT: u16 = 3000;

/// The Kratos that `Trunk.toml` names, for `trunk serve` alone.
const DEFAULT_KRATOS: &str = "http://127.0.0.1:4433";

/// Starts Trunk.
pub(super) fn serve(tools: &Tools, kratos_url: Option<&str>) -> Result<Process> {
    let mut trunk = tools.command("trunk");
    // Its own folder: dist/ keeps the release build.
    trunk
        .args([
            "serve",
            "--skip-version-check",
            "--port",
            &PORT.to_string(),
            "--dist",
        ])
        .arg(dev_folder()?.join("dist"));
    if let Some(url) = kratos_url {
        trunk.arg("--config").arg(config_for(url)?);
        trunk.arg(dev_stack::repository().join("index.html"));
    }

    Ok(Process::spawn(&mut trunk)?)
}

/// Whether it is being served. The first build comes before that.
pub(super) fn answers() -> bool {
    let address = SocketAddr::from(([127, 0, 0, 1], PORT));

    TcpStream::connect_timeout(&address, Duration::from_millis(100)).is_ok()
}

/// `Trunk.toml` with another Kratos in it: a proxy on the command line is added to the file's, and
/// two for the same path are one too many for Trunk.
fn config_for(kratos_url: &str) -> Result<PathBuf> {
    let text = fs::read_to_string(dev_stack::repository().join("Trunk.toml"))
        .context("cannot read Trunk.toml")?;
    ensure!(
        text.contains(DEFAULT_KRATOS),
        "Trunk.toml does not name {DEFAULT_KRATOS}"
    );

    let path = dev_folder()?.join("Trunk.toml");
    fs::write(
        &path,
        text.replace(DEFAULT_KRATOS, kratos_url.trim_end_matches('/')),
    )?;
    Ok(path)
}

fn dev_folder() -> Result<PathBuf> {
    let folder = dev_stack::repository().join("target/dev");

    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}
