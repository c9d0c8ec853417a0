//! `trunk serve`: the SPA, rebuilt when a file changes, with `/.ory/` proxied to Kratos and `/api/` to the companion
//! server.

use std::{
    fs,
    net::{SocketAddr, TcpStream},
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result};
use dev_stack::Process;
use serde_json::Value;

use super::page_config::HOOK;
use crate::{run, tools::Tools};

/// Port at which a person opens it; `dev/kratos.yml` names it, too.
pub(super) const PORT: u16 = 3000;

/// Watched paths, as in `Trunk.toml`, which is not used.
const SOURCES: [&str; 5] = ["Cargo.toml", "index.html", "public", "src", "style"];

/// Servers behind the page.
pub(super) enum Behind<'a> {
    /// Our own servers, at these addresses.
    Own { kratos: String, companion: String },
    /// Another Kratos, at this address. Its admin API is not known, so there is no companion server.
    Other(&'a str),
}

/// Starts Trunk.
pub(super) fn serve(tools: &Tools, behind: &Behind<'_>) -> Result<Process> {
    let (root, folder) = (dev_stack::repository(), dev_stack::repository().join("target/dev"));
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    // A proxy on the command line is added to `Trunk.toml`'s, and Trunk panics at two for the same path.
    let config = folder.join("Trunk.toml");
    fs::write(&config, behind.config(&run::own_program()?))
        .with_context(|| format!("cannot write {}", config.display()))?;

    let mut trunk = tools.command("trunk");
    trunk.args(["serve", "--skip-version-check", "--port", &PORT.to_string(), "--config"]).arg(config);
    // A separate folder: dist/ keeps the release build.
    trunk.arg("--dist").arg(folder.join("dist"));
    for source in SOURCES.iter().map(|name| root.join(name)).filter(|path| path.exists()) {
        trunk.arg("--watch").arg(source);
    }
    Ok(Process::spawn(trunk.arg(root.join("index.html")))?)
}

/// Returns whether it is being served. The first build comes before that.
pub(super) fn answers() -> bool {
    let address = SocketAddr::from(([127, 0, 0, 1], PORT));

    TcpStream::connect_timeout(&address, Duration::from_millis(100)).is_ok()
}

impl Behind<'_> {
    /// Returns Trunk's configuration, with the program that it runs after each build.
    fn config(&self, xtask: &Path) -> String {
        match self {
            Self::Own { kratos, companion } => {
                let (kratos, api) =
                    (proxy("/.ory/", &format!("{kratos}/")), proxy("/api/", &format!("{companion}/api/")));
                // The servers are on this machine, so the system's proxy must not be used.
                let own = "no_system_proxy = true\n";
                // The page's host, or a request of a browser that sends only its origin would look cross-origin.
                let host = format!("request_headers = {{ host = \"localhost:{PORT}\" }}\n");
                let command = quoted(&xtask.to_string_lossy());

                format!(
                    "{kratos}{own}\n{api}{own}{host}\n\
                     [[hooks]]\nstage = \"post_build\"\ncommand = {command}\ncommand_arguments = [\"{HOOK}\"]\n"
                )
            }
            Self::Other(kratos) => proxy("/.ory/", &format!("{}/", kratos.trim_end_matches('/'))),
        }
    }
}

fn proxy(path: &str, backend: &str) -> String {
    format!("[[proxy]]\nrewrite = \"{path}\"\nbackend = {}\nno_redirect = true\n", quoted(backend))
}

/// Quotes a string: a JSON string is also a TOML string.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_servers_are_the_companion_server_too() {
        let own = Behind::Own { kratos: "http://127.0.0.1:1".to_owned(), companion: "http://127.0.0.1:2".to_owned() };

        let config = own.config(Path::new("/a \"b\"/xtask"));

        assert!(config.starts_with("[[proxy]]\nrewrite = \"/.ory/\"\nbackend = \"http://127.0.0.1:1/\"\n"), "{config}");
        assert!(config.contains("rewrite = \"/api/\"\nbackend = \"http://127.0.0.1:2/api/\"\n"), "{config}");
        assert!(
            config.contains("command = \"/a \\\"b\\\"/xtask\"\ncommand_arguments = [\"name-the-api\"]\n"),
            "{config}"
        );
    }

    #[test]
    fn another_kratos_has_no_companion_server() {
        let config = Behind::Other("https://kratos.example/").config(Path::new("/xtask"));

        assert_eq!(
            config,
            "[[proxy]]\nrewrite = \"/.ory/\"\nbackend = \"https://kratos.example/\"\nno_redirect = true\n"
        );
    }
}
