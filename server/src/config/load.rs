//! Loading of the configuration: the file, overridden by the environment.

use std::{env, fs, path::Path};

use toml::{Table, Value};

use super::{Config, ConfigError};

/// Prefix of this server's environment variables; the rest is the key's path, with `__` for each dot.
const PREFIX: &str = "LEPTOS_KRATOS_";

impl Config {
    /// Reads the file, if there is one, overrides it by the environment, and checks the values.
    ///
    /// # Errors
    /// Fails when the file cannot be read, a key is unknown, or a value cannot be used, with a sentence for each.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let text = match file {
            Some(path) => {
                fs::read_to_string(path).map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?
            }
            None => String::new(),
        };
        let config = Self::read(file.unwrap_or(Path::new("")), &text, env::vars_os().filter_map(texts))?;

        config.check()?;
        Ok(config)
    }

    /// As [`Config::load`], but only from the given text and variables, and without the check of the values.
    ///
    /// # Errors
    /// As [`Config::load`], except for values that cannot be used.
    pub(super) fn read(
        path: &Path,
        text: &str,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let in_file =
            |reason: String| ConfigError::File { path: path.to_owned(), reason: reason.trim_end().to_owned() };
        // Parsed alone first, as only then an error has its line.
        toml::from_str::<Self>(text).map_err(|error| in_file(error.to_string()))?;
        let mut table: Table = text.parse().map_err(|error: toml::de::Error| in_file(error.to_string()))?;

        for (variable, value) in variables {
            let Some(path) = path_of(&variable) else { continue };
            let wrong = |reason: String| ConfigError::Variable { variable: variable.clone(), reason };
            let value = typed(&path, &value).map_err(wrong)?;
            put(&mut table, &path, value).map_err(wrong)?;
            // Checked after each variable, so that an error names it.
            Self::of(&table).map_err(|error| wrong(error.message().to_owned()))?;
        }
        Self::of(&table).map_err(|error| in_file(error.to_string()))
    }

    fn of(table: &Table) -> Result<Self, toml::de::Error> {
        table.clone().try_into()
    }
}

fn texts((name, value): (std::ffi::OsString, std::ffi::OsString)) -> Option<(String, String)> {
    Some((name.into_string().ok()?, value.into_string().ok()?))
}

/// Returns the key that a variable sets. Other variables with the prefix belong to the tools.
fn path_of(variable: &str) -> Option<Vec<String>> {
    let path = variable.strip_prefix(PREFIX)?;
    let is_ours = path.contains("__") || ["LISTEN", "DRAIN_SECONDS", "SHUTDOWN_SECONDS"].contains(&path);

    is_ours.then(|| path.split("__").map(str::to_lowercase).collect())
}

/// Parses a value with the type of the key's default.
fn typed(path: &[String], text: &str) -> Result<Value, String> {
    let defaults = Table::try_from(Config::default()).map_err(|error| error.to_string())?;
    let mut default = Some(&Value::Table(defaults)).cloned();
    for name in path {
        default = default.and_then(|value| value.get(name).cloned());
    }
    match default {
        Some(Value::Integer(_)) => {
            text.trim().parse().map(Value::Integer).map_err(|_| "has to be a whole number".to_owned())
        }
        Some(Value::Array(_)) => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok(Value::Array(parts.map(Value::from).collect()))
        }
        Some(Value::Table(_)) => Err("is no key, but a group of them".to_owned()),
        _ => Ok(Value::from(text)),
    }
}

fn put(table: &mut Table, path: &[String], value: Value) -> Result<(), String> {
    match path {
        [] => Ok(()),
        [name] => {
            table.insert(name.clone(), value);
            Ok(())
        }
        [name, rest @ ..] => {
            let inner = table.entry(name.clone()).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(inner) = inner else { return Err(format!("{name} is no group of keys")) };
            put(inner, rest, value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(Path::new("server.toml"), text, variables).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_said_is_the_default() {
        assert_eq!(read("", &[]).unwrap(), Config::default());
    }

    #[test]
    fn the_example_says_what_the_defaults_are() {
        let example = include_str!("../../leptos-kratos-server.example.toml");

        assert_eq!(read(example, &[]).unwrap(), Config::default());
    }

    #[test]
    fn the_example_names_every_key() {
        let example: Table = include_str!("../../leptos-kratos-server.example.toml").parse().unwrap();

        assert_eq!(example, Table::try_from(Config::default()).unwrap());
    }

    #[test]
    fn the_environment_wins() {
        let config = read(
            "[session]\ncache_seconds = 1\n[kratos]\nadmin_url = 'http://kratos:4434'",
            &[
                ("LEPTOS_KRATOS_LISTEN", "0.0.0.0:80"),
                ("LEPTOS_KRATOS_SESSION__CACHE_SECONDS", "2"),
                ("LEPTOS_KRATOS_HTTP__TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8"),
                ("LEPTOS_KRATOS_WEBHOOK__KEY", "123456789012345678901234567890ab"),
                ("LEPTOS_KRATOS_CACHE", "the tools'"),
            ],
        )
        .unwrap();

        assert_eq!(config.listen.port(), 80);
        assert_eq!(config.session.cache_seconds, 2);
        assert_eq!(config.kratos.admin_url, "http://kratos:4434");
        assert_eq!(config.http.trusted_proxies.len(), 2);
        assert_eq!(config.webhook.key.unwrap().reveal(), "123456789012345678901234567890ab");
    }

    #[test]
    fn an_error_says_where_it_is() {
        let error = read("[session]\ncache_secs = 1", &[]).unwrap_err();
        assert!(error.starts_with("server.toml: ") && error.contains("line 2"), "{error}");
        assert!(error.contains("unknown field `cache_secs`"), "{error}");

        for (variable, value, why) in [
            ("LEPTOS_KRATOS_SESSION__CACHE_SECONDS", "soon", "has to be a whole number"),
            ("LEPTOS_KRATOS_SESSION__CACHE", "1", "unknown field `cache`"),
            ("LEPTOS_KRATOS_LISTEN", "8080", "invalid socket address"),
            ("LEPTOS_KRATOS_HTTP__TRUSTED_PROXIES", "balancer", "invalid"),
        ] {
            let error = read("", &[(variable, value)]).unwrap_err();
            assert!(error.starts_with(variable) && error.contains(why), "{error}");
        }
    }
}
