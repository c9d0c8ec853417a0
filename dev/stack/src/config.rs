//! Configuration files that Kratos is started with: `dev/kratos.yml` with this stack's own addresses, and the overrides
//! of the builder.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    address,
    error::{Error, Result},
    ports::Ports,
    root,
};

/// Writes the files into the state folder; later ones win.
pub(crate) fn write(state: &Path, base_url: &str, ports: &Ports, overrides: &[Value]) -> Result<Vec<PathBuf>> {
    let mut files = vec![fill_in("kratos.yml", state, base_url, ports)?];
    if env::var_os("GOOGLE_CLIENT_ID").is_some() {
        files.push(fill_in("kratos.google.yml", state, base_url, ports)?);
    }

    let own = doors(ports);
    for (index, value) in std::iter::once(&own).chain(overrides).enumerate() {
        let path = state.join(format!("kratos.{index}.json"));
        fs::write(&path, with_addresses(&value.to_string(), base_url, ports)).map_err(Error::file("write", &path))?;
        files.push(path);
    }
    Ok(files)
}

/// Returns the database's address: a file, so that Kratos can be stopped and started again.
///
/// No write waits for the disk: data that a crash of the machine would lose are not needed, and the shorter a write
/// takes, the less often Kratos answers 500 because another one is under way. (Transactions that begin as `immediate`
/// make it worse: Kratos writes beside a transaction of the same request, and waits for itself.)
pub(crate) fn dsn(state: &Path) -> String {
    let options = "_fk=true&_journal_mode=WAL&_busy_timeout=5000&_synchronous=OFF";
    format!("sqlite://{}?{options}", database(state).display())
}

/// Returns the path of the database's file.
pub(crate) fn database(state: &Path) -> PathBuf {
    state.join("kratos.sqlite")
}

fn fill_in(name: &str, state: &Path, base_url: &str, ports: &Ports) -> Result<PathBuf> {
    let source = root::dev_dir().join(name);
    let text = fs::read_to_string(&source).map_err(Error::file("read", &source))?;
    let variable = |name| env::var(name).unwrap_or_default();
    let text = with_addresses(&text, base_url, ports)
        .replace("${GOOGLE_CLIENT_ID}", &variable("GOOGLE_CLIENT_ID"))
        .replace("${GOOGLE_CLIENT_SECRET}", &variable("GOOGLE_CLIENT_SECRET"));

    let path = state.join(name);
    fs::write(&path, text).map_err(Error::file("write", &path))?;
    Ok(path)
}

/// Replaces the development stack's addresses with this stack's own.
fn with_addresses(text: &str, base_url: &str, ports: &Ports) -> String {
    text.replace("http://localhost:3000", base_url)
        .replace("http://localhost:9998/", &address::issuer(ports))
        .replace("/etc/config/kratos", &root::dev_dir().to_string_lossy())
}

fn doors(ports: &Ports) -> Value {
    json!({
        "serve": {
            "public": { "host": "127.0.0.1", "port": ports.kratos_public },
            "admin": {
                "host": "127.0.0.1",
                "port": ports.kratos_admin,
                "base_url": address::kratos_admin(ports),
            },
        },
        "courier": {
            "smtp": {
                "connection_uri": format!("smtp://127.0.0.1:{}/?disable_starttls=true", ports.smtp),
            },
        },
    })
}
