//! Kratos's messages and the locale files, as the tests read them.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

/// The locales that are complete.
pub(crate) const LOCALES: [&str; 2] = ["en", "ko"];

/// A message that Kratos knows.
#[derive(Deserialize)]
pub(crate) struct Known {
    pub(crate) id: u64,
    pub(crate) context: Vec<String>,
}

/// A locale file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Locale {
    pub(crate) messages: BTreeMap<String, String>,
    pub(crate) phrases: BTreeMap<String, String>,
    pub(crate) texts: BTreeMap<String, String>,
}

impl Locale {
    /// Returns each text with its section and key.
    pub(crate) fn all(&self) -> impl Iterator<Item = (String, &str)> {
        let sections = [("messages", &self.messages), ("phrases", &self.phrases), ("texts", &self.texts)];
        sections.into_iter().flat_map(|(name, section)| {
            section.iter().map(move |(key, text)| (format!("{name}: {key}"), text.as_str()))
        })
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Reads all messages of Kratos 1.3.1, 26.2 and its main branch.
pub(crate) fn messages() -> Vec<Known> {
    serde_json::from_str(&read("tests/fixtures/kratos-messages.json")).unwrap()
}

/// Reads a locale file.
pub(crate) fn locale(name: &str) -> Locale {
    serde_json::from_str(&read(&format!("public/locale/{name}.json"))).unwrap()
}

/// Reads a locale file of the account's part.
pub(crate) fn account_locale(name: &str) -> BTreeMap<String, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Own {
        phrases: BTreeMap<String, String>,
    }

    serde_json::from_str::<Own>(&read(&format!("public/locale/account/{name}.json"))).unwrap().phrases
}

/// Returns a text's placeholders: key and format.
pub(crate) fn placeholders(text: &str) -> Vec<(&str, Option<&str>)> {
    let names = text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0);
    names.map(|name| name.split_once(':').map_or((name, None), |(key, format)| (key, Some(format)))).collect()
}

/// Returns a text without its placeholders.
pub(crate) fn bare(text: &str) -> String {
    let mut parts = text.split('{');
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |bare, part| bare + part.split_once('}').unwrap().1)
}
