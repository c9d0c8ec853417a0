//! `public/config.json`, by which an operator configures the built page.
//!
//! `public/config.schema.json` documents it.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Config, Logo, theme::COLORS};
use crate::protocol::Page;

/// A configuration, and the complaints about the file that it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadConfig {
    /// Configuration: the file's values, and defaults for everything else.
    pub config: Config,
    /// Complaints with their places in the file: `theme.radius: not a text`.
    pub complaints: Vec<String>,
}

impl Config {
    /// Reads a configuration file. Missing and wrong values leave the default.
    #[must_use]
    pub fn read(file: &str) -> ReadConfig {
        let mut read = ReadConfig::default();
        match serde_json::from_str::<Value>(file) {
            Ok(Value::Object(fields)) => read.take(&fields),
            Ok(_) => read.complain("the file", "not a JSON object"),
            Err(error) => read.complain("the file", &format!("not JSON in line {}", error.line())),
        }
        read
    }
}

impl ReadConfig {
    fn take(&mut self, fields: &Map<String, Value>) {
        for (name, value) in fields {
            match name.as_str() {
                // `early.js` reads `api`, and loads another program for it: not a part of this one.
                "$schema" | "api" => {}
                "name" => self.config.name = self.text(name, value).unwrap_or_default(),
                "kratos" => {
                    if let Some(base) = self.text(name, value) {
                        base.trim_end_matches('/').clone_into(&mut self.config.kratos);
                    }
                }
                "password_min_length" => match value.as_i64() {
                    Some(length) => self.config.password_min_length = length,
                    None => self.complain(name, "not a whole number"),
                },
                "languages" => self.languages(value),
                "logo" => self.logo(value),
                "theme" => self.each(name, value, &mut Self::theme),
                "links" => self.each(name, value, &mut Self::link),
                "pages" => self.each(name, value, &mut Self::page),
                "texts" if value.is_object() => self.config.texts = Arc::new(value.clone()),
                "texts" => self.complain(name, "not an object"),
                _ => self.complain(name, "unknown"),
            }
        }
    }

    fn complain(&mut self, at: &str, what: &str) {
        self.complaints.push(format!("{at}: {what}"));
    }

    fn text(&mut self, at: &str, value: &Value) -> Option<String> {
        let text = value.as_str().filter(|text| !text.is_empty());
        if text.is_none() {
            self.complain(at, "not a text");
        }
        text.map(str::to_owned)
    }

    /// Calls `take` for each field of an object, with its place, its name, and its value.
    fn each(&mut self, at: &str, value: &Value, take: &mut dyn FnMut(&mut Self, &str, &str, &Value)) {
        let Some(fields) = value.as_object() else {
            self.complain(at, "not an object");
            return;
        };
        for (name, value) in fields {
            take(self, &format!("{at}.{name}"), name, value);
        }
    }

    fn languages(&mut self, value: &Value) {
        let languages = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        let languages: Vec<_> = languages.filter(|language| is_language(language)).map(str::to_owned).collect();
        if languages.is_empty() {
            self.complain("languages", "not a list of languages");
        } else {
            self.config.languages = languages;
        }
    }

    fn logo(&mut self, value: &Value) {
        let (mut light, mut dark) = (value.as_str().map(str::to_owned), None);
        if light.is_none() {
            self.each("logo", value, &mut |read, at, name, value| match name {
                "light" => light = read.text(at, value),
                "dark" => dark = read.text(at, value),
                _ => read.complain(at, "unknown"),
            });
        }
        self.config.logo = match (light, dark) {
            (Some(light), Some(dark)) => Some(Logo { light, dark }),
            (Some(only), None) | (None, Some(only)) => Some(Logo { light: only.clone(), dark: only }),
            (None, None) => None,
        };
    }

    fn theme(&mut self, at: &str, name: &str, value: &Value) {
        match name {
            "colors" => self.each(at, value, &mut Self::color),
            "radius" => {
                if let Some(radius) = self.text(at, value) {
                    self.config.theme.radius(&radius);
                }
            }
            "font" => {
                if let Some(font) = self.text(at, value) {
                    self.config.theme.font(&font);
                }
            }
            _ => self.complain(at, "unknown"),
        }
    }

    fn color(&mut self, at: &str, name: &str, value: &Value) {
        let (light, dark) = match value {
            Value::Array(shades) => (shades.first(), shades.get(1)),
            one => (Some(one), Some(one)),
        };
        match (light.and_then(Value::as_str), dark.and_then(Value::as_str)) {
            _ if !COLORS.contains(&name) => self.complain(at, "unknown"),
            (Some(light), Some(dark)) => self.config.theme.color(name, light, dark),
            _ => self.complain(at, "neither a colour nor a pair [light, dark]"),
        }
    }

    fn link(&mut self, at: &str, name: &str, value: &Value) {
        let target = self.text(at, value);
        let links = &mut self.config.links;
        match name {
            "terms" => links.terms = target,
            "privacy" => links.privacy = target,
            "support" => links.support = target,
            "home" => links.home = target,
            _ => self.complain(at, "unknown"),
        }
    }

    fn page(&mut self, at: &str, name: &str, value: &Value) {
        match (Page::of_name(name), value.as_bool()) {
            (None, _) => self.complain(at, "unknown"),
            (_, None) => self.complain(at, "neither true nor false"),
            (Some(page), Some(false)) => self.config.closed.push(page),
            (Some(_), Some(true)) => {}
        }
    }
}

/// Returns whether it is a language tag, which becomes part of a path.
fn is_language(tag: &str) -> bool {
    !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
