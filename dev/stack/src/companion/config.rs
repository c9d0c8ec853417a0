//! Configuration file of the companion server.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::error::{Error, Result};

/// Settings that every server needs; all others are set in its environment.
#[derive(Debug)]
pub(super) struct Config<'a> {
    pub(super) listen: &'a str,
    pub(super) operations: &'a str,
    pub(super) dist: &'a Path,
    pub(super) routes: &'a [String],
    pub(super) kratos_public: &'a str,
    pub(super) kratos_admin: &'a str,
    pub(super) database: &'a str,
}

impl Config<'_> {
    /// Writes the file into a folder, and returns its path.
    pub(super) fn write(&self, folder: &Path) -> Result<PathBuf> {
        let path = folder.join("companion.toml");

        fs::write(&path, self.toml()).map_err(Error::file("write", &path))?;
        Ok(path)
    }

    fn toml(&self) -> String {
        // A JSON string is also a TOML string, and a JSON list of strings a TOML list.
        let value = |value: &str| Value::from(value).to_string();
        let (dist, routes) = (value(&self.dist.to_string_lossy()), Value::from(self.routes));
        let (public, admin) = (value(self.kratos_public), value(self.kratos_admin));

        format!(
            "listen = {}\n\n[page]\ndist = {dist}\nroutes = {routes}\n\n\
             [kratos]\npublic_url = {public}\nadmin_url = {admin}\n\n\
             [database]\nurl = {}\n\n[operations]\nlisten = {}\n",
            value(self.listen),
            value(self.database),
            value(self.operations),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_stands_in_its_section_and_is_quoted() {
        let config = Config {
            listen: "127.0.0.1:1",
            operations: "127.0.0.1:2",
            dist: Path::new("/a \"b\""),
            routes: &["/c".to_owned()],
            kratos_public: "http://127.0.0.1:3",
            kratos_admin: "http://127.0.0.1:4",
            database: "sqlite:///c",
        };

        let toml = config.toml();

        assert!(
            toml.starts_with("listen = \"127.0.0.1:1\"\n\n[page]\ndist = \"/a \\\"b\\\"\"\nroutes = [\"/c\"]\n"),
            "{toml}"
        );
        assert!(toml.ends_with("[operations]\nlisten = \"127.0.0.1:2\"\n"), "{toml}");
    }
}
