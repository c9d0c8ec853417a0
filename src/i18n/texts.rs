//! The texts of one language.

use std::{error::Error, fmt};

use serde_json::{Map, Value};

use super::{
    Format, Phrase, particle,
    template::{by_pattern, fill, is_pattern},
};
use crate::{
    protocol::{Context, Message, MessageId},
    provider::Provider,
};

/// The texts of one language: a file of `public/locale`, with the operator's overrides.
///
/// The file has three parts: `messages` by Kratos's id, `phrases` by the names of [`Phrase`], and `texts` by the
/// English that Kratos sends without an id. Missing texts fall back to English.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    language: Option<String>,
    json: Value,
    /// The English of `texts` that has placeholders: a dozen out of hundreds.
    patterns: Vec<String>,
}

/// Reason that texts cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextsError(String);

impl fmt::Display for TextsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for TextsError {}

impl Texts {
    /// Reads a language's file.
    ///
    /// # Errors
    /// [`TextsError`] if it is not a JSON object.
    pub fn read(language: &str, file: &str) -> Result<Self, TextsError> {
        match serde_json::from_str(file) {
            Ok(json @ Value::Object(_)) => Ok(Self::new(Some(language.to_owned()), json)),
            Ok(_) => Err(TextsError("not a JSON object".to_owned())),
            Err(error) => Err(TextsError(format!("not JSON in line {}", error.line()))),
        }
    }

    fn new(language: Option<String>, json: Value) -> Self {
        let texts = json.get("texts").and_then(Value::as_object);
        let patterns = texts.into_iter().flatten().map(|(english, _)| english).filter(|english| is_pattern(english));
        Self { patterns: patterns.cloned().collect(), language, json }
    }

    /// Returns the texts with `others` in place of those of the same name: the operator's overrides.
    #[must_use]
    pub fn overridden_by(mut self, others: &Value) -> Self {
        for (part, texts) in others.as_object().into_iter().flatten() {
            let Some(texts) = texts.as_object() else { continue };
            if !self.json.is_object() {
                self.json = Value::Object(Map::new());
            }
            if let Some(mine) = self.json[part.as_str()].as_object_mut() {
                mine.extend(texts.clone());
            } else {
                self.json[part.as_str()] = Value::Object(texts.clone());
            }
        }
        Self::new(self.language, self.json)
    }

    /// Returns the language, such as `ko`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.language.as_deref().unwrap_or("en")
    }

    /// Returns one of the library's own sentences.
    #[must_use]
    pub fn phrase(&self, phrase: Phrase) -> &str {
        self.named(phrase.name()).unwrap_or_else(|| phrase.english())
    }

    /// Returns the sentence with a name, if there is one.
    pub(crate) fn named(&self, name: &str) -> Option<&str> {
        self.find("phrases", name)
    }

    /// Translates an English text: by the text itself, or by the pattern that it follows.
    #[must_use]
    pub fn text(&self, english: &str) -> String {
        let known = self.known_text(english).map(str::to_owned);
        known.or_else(|| by_pattern(self.all_patterns(), english)).unwrap_or_else(|| english.to_owned())
    }

    /// Returns the translation of a text itself, if there is one.
    #[must_use]
    pub fn known_text(&self, english: &str) -> Option<&str> {
        self.find("texts", english)
    }

    /// Returns a message: by its id, else by its text, else in Kratos's own words.
    #[must_use]
    pub fn message(&self, message: &Message, format: &dyn Format) -> String {
        self.by_id(message, format).unwrap_or_else(|| self.text(&message.text))
    }

    /// Returns a message by its id, if there is a text for it and the context has all values that the text needs.
    fn by_id(&self, message: &Message, format: &dyn Format) -> Option<String> {
        let MessageId(id) = message.id;
        let template = self.find("messages", &id.to_string())?;
        let text = fill(template, |key, how| match key {
            "provider" => Some(self.text(&provider_name(&message.context))),
            _ => self.value(key, message.context.get(key)?, how, format),
        });
        Some(particle::choose(&text)).filter(|text| !text.is_empty())
    }

    fn value(&self, key: &str, value: &Value, how: Option<&str>, format: &dyn Format) -> Option<String> {
        Some(match value {
            Value::String(text) if is_word(key) => self.text(text),
            Value::String(text) => text.clone(),
            Value::Number(number) => {
                let number = number.as_f64()?;
                match how {
                    Some("relative") => format.relative(number),
                    _ if key.ends_with("_unix") => format.time(number),
                    _ => format.number(number),
                }
            }
            Value::Array(items) => {
                let items = items.iter().filter_map(Value::as_str);
                let items: Vec<_> = items.map(|item| self.item(key, item)).collect();
                format.list(&items)
            }
            Value::Bool(_) | Value::Null | Value::Object(_) => return None,
        })
    }

    fn item(&self, key: &str, item: &str) -> String {
        let is_provider = key.ends_with("providers");
        self.text(&if is_provider { Provider::new(item, "").name } else { item.to_owned() })
    }

    fn all_patterns(&self) -> impl Iterator<Item = (&str, &str)> {
        self.patterns.iter().filter_map(|english| Some((english.as_str(), self.known_text(english)?)))
    }

    fn find(&self, part: &str, name: &str) -> Option<&str> {
        self.json.get(part)?.get(name)?.as_str()
    }
}

/// Returns whether a key's value is a word or sentence of Kratos or the operator; other values are the person's own.
fn is_word(key: &str) -> bool {
    matches!(key, "title" | "reason" | "property" | "channel" | "actual_type")
}

/// Returns the name of a message's provider. Kratos's own label is often its id with a capital.
fn provider_name(context: &Context) -> String {
    let label = context.text("provider").unwrap_or_default();
    Provider::new(context.text("provider_id").unwrap_or(label), label).name
}
