//! Captured answers that inputs are derived from.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

/// The answer to a call.
pub(super) struct Captured {
    /// The path of the call, such as `/schemas`.
    pub(super) path: String,
    /// The status.
    pub(super) status: u64,
    /// The body; a string if it is not JSON.
    pub(super) body: Value,
}

impl Captured {
    /// Reads all of them, in the order of their names.
    pub(super) fn all() -> Result<Vec<Self>> {
        let mut files = Vec::new();
        for version in ["v1.3.1", "v26.2"] {
            let folder = dev_stack::repository().join("tests/fixtures").join(version);
            for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
                files.push(entry?.path());
            }
        }
        files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        files.sort();

        files
            .iter()
            .map(|file| {
                let json = serde_json::from_slice(&fs::read(file)?);
                Ok(Self::of(json.with_context(|| format!("{} is not JSON", file.display()))?))
            })
            .collect()
    }

    fn of(mut json: Value) -> Self {
        let path = json["request"]["path"].as_str().unwrap_or_default().to_owned();
        Self { path, status: json["status"].as_u64().unwrap_or(200), body: json["body"].take() }
    }

    /// Returns the body as text.
    pub(super) fn text(&self) -> String {
        self.body.as_str().map_or_else(|| self.body.to_string(), str::to_owned)
    }
}

/// Calls `see` with every value in a tree of JSON, and its name if it is in an object.
pub(super) fn walk<'a>(name: &'a str, json: &'a Value, see: &mut dyn FnMut(&'a str, &'a Value)) {
    see(name, json);
    match json {
        Value::Array(items) => items.iter().for_each(|item| walk("", item, see)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| walk(name, value, see)),
        _ => {}
    }
}
