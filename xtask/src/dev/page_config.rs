//! The page's `config.json`, as the companion server would serve it: with the path of its API.
//!
//! Trunk copies `public/config.json` at each build, and then runs this program.

use std::{env, fs, io, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// Argument with which Trunk calls this program.
pub(crate) const HOOK: &str = "name-the-api";

/// Path of the companion server's API, on the page's own origin.
pub(super) const API: &str = "/api/v1";

/// Writes the path of the API into the configuration of the page that Trunk has just built.
pub(crate) fn after_build() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("Trunk alone calls this, after a build")?;
    let path = PathBuf::from(folder).join("config.json");
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => "{}".to_owned(),
        text => text.with_context(|| format!("cannot read {}", path.display()))?,
    };

    let named = with_api(&text).context("public/config.json")?;
    fs::write(&path, named).with_context(|| format!("cannot write {}", path.display()))
}

fn with_api(text: &str) -> Result<String> {
    let mut settings: Map<String, Value> = serde_json::from_str(text)?;

    settings.insert("api".to_owned(), Value::from(API));
    Ok(serde_json::to_string_pretty(&settings)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_api_is_added_to_what_is_configured() {
        let named = with_api(r#"{ "name": "Gläserne Post", "api": "/elsewhere" }"#).unwrap();

        assert_eq!(
            serde_json::from_str::<Value>(&named).unwrap(),
            json!({ "name": "Gläserne Post", "api": "/api/v1" })
        );
        assert!(with_api("[]").is_err(), "as the companion server refuses it");
    }
}
