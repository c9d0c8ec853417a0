//! The companion server's configuration file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::error::{Error, Result};

/// What every one needs; what else there is to say, its environment says.
#[derive(Debug)]
pub(super) struct Config<'a> {
    pub(super) listen: &'a str,
    pub(super) operations: &'a str,
    pub(super) dist: &'a Path,
    pub(super) kratos_public: &'a str,
    pub(super) kratos_admin: &'a str,
    pub(super) database: &'a str,
}

impl Config<'_> {
    /// Writes it into a folder, and says where.
    pub(super) fn write(&self, folder: &Path) -> Result<PathBuf> {
        let path = folder.join("companion.toml");

        fs::write(&path, self.toml()).map_err(Error::file("write", &path))?;
        Ok(path)
    }

    fn toml(&self) -> String {
        // JSON's way to write a text is one of TOML's.
        let quoted = |text: &str| Value::from(text).to_string();
        let dist = self.dist.to_string_lossy();
        let sections: [(&str, &[(&str, &str)]); 4] = [
            ("page", &[("dist", &dist)]),
            ("kratos", &[("public_url", self.kratos_public), ("admin_url", self.kratos_admin)]),
            ("database", &[("url", self.database)]),
            ("operations", &[("listen", self.operations)]),
        ];

        let mut text = format!("listen = {}\n", quoted(self.listen));
        for (name, keys) in sections {
            text.push_str(&format!("\n[{name}]\n"));
            text.extend(keys.iter().map(|(key, value)| format!("{key} = {}\n", quoted(value))));
        }
        text
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
            kratos_public: "http://127.0.0.1:3",
            kratos_admin: "http://127.0.0.1:4",
            database: "sqlite:///c",
        };

        let toml = config.toml();

        assert!(toml.starts_with("listen = \"127.0.0.1:1\"\n\n[page]\ndist = \"/a \\\"b\\\"\"\n"), "{toml}");
        assert!(toml.ends_with("[operations]\nlisten = \"127.0.0.1:2\"\n"), "{toml}");
    }
}
