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

/// What is watched when `Trunk.toml` is not used.
const SOURCES: [&str; 5] = ["Cargo.toml", "index.html", "public", "src", "style"];

/// Starts Trunk.
pub(super) fn serve(tools: &Tools, kratos_url: Option<&str>) -> Result<Process> {
    let mut trunk = tools.command("trunk");
    // Its own folder: dist/ keeps the release build.
    trunk
        .args(["serve", "--skip-version-check", "--port", &PORT.to_string(), "--dist"])
        .arg(dev_folder()?.join("dist"));
    if let Some(url) = kratos_url {
        let root = dev_stack::repository();
        trunk.arg("--config").arg(config_for(url)?);
        for source in SOURCES.iter().map(|name| root.join(name)).filter(|path| path.exists()) {
            trunk.arg("--watch").arg(source);
        }
        trunk.arg(root.join("index.html"));
    }

    Ok(Process::spawn(&mut trunk)?)
}

/// Whether it is being served. The first build comes before that.
pub(super) fn answers() -> bool {
    let address = SocketAddr::from(([127, 0, 0, 1], PORT));

    TcpStream::connect_timeout(&address, Duration::from_millis(100)).is_ok()
}

/// A configuration with another Kratos than `Trunk.toml` has: a proxy on the command line is added to
/// the file's, and Trunk panics at two for the same path.
fn config_for(kratos_url: &str) -> Result<PathBuf> {
    let backend = kratos_url.trim_end_matches('/');
    ensure!(!backend.contains('"'), "KRATOS_URL is not an address: {backend}");
    let text = format!("[[proxy]]\nrewrite = \"/.ory/\"\nbackend = \"{backend}/\"\nno_redirect = true\n");

    let path = dev_folder()?.join("Trunk.toml");
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

fn dev_folder() -> Result<PathBuf> {
    let folder = dev_stack::repository().join("target/dev");

    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}
