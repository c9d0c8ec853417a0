//! Secrets, which must not be printed.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// A text that is masked with stars wherever it is printed, and is read only by [`Secret::reveal`].
#[derive(Clone, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Returns what may be shown: a URL without the text between `:` and `@` and after `?`; of other texts nothing.
    fn shown(&self) -> String {
        let Some((scheme, rest)) = self.0.split_once(':') else {
            return "***".to_owned();
        };
        let rest = rest.split_once('?').map_or_else(|| rest.to_owned(), |(before, _)| format!("{before}?***"));
        match rest.rsplit_once('@') {
            Some((who, host)) => {
                let name = who.trim_start_matches('/').split(':').next().unwrap_or_default();
                format!("{scheme}://{name}:***@{host}")
            }
            None if scheme == "sqlite" || rest.starts_with("//") => format!("{scheme}:{rest}"),
            None => "***".to_owned(),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_of_a_secret_has_no_password() {
        for (secret, shown) in [
            ("sqlite:leptos-kratos.db", "sqlite:leptos-kratos.db"),
            ("postgres://app:s3cret@db:5432/app", "postgres://app:***@db:5432/app"),
            ("postgres://app:p@ss@db/app", "postgres://app:***@db/app"),
            ("postgres://db/app?password=s3cret", "postgres://db/app?***"),
            ("a-key", "***"),
            ("a:key", "***"),
        ] {
            assert_eq!(format!("{:?}", Secret::new(secret)), shown);
        }
    }
}
