//! Checks for values that can be read but make no sense.

use axum::http::{HeaderName, Uri};

use super::{Config, ConfigError};

/// Longest time for which a session that was ended elsewhere may count as active: one minute.
const MAX_CACHE_SECONDS: u64 = 60;

/// Shortest key of a web hook.
const MIN_KEY: usize = 32;

impl Config {
    /// Checks what can be checked without asking another server.
    ///
    /// # Errors
    /// Fails with all errors at once, one sentence each.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let mut wrong = Vec::new();
        let mut must = |holds: bool, sentence: String| {
            if !holds {
                wrong.push(sentence);
            }
        };
        let Self { http, page, kratos, proxy, session, database, operations, webhook, .. } = self;

        let index = page.dist.join("index.html");
        must(index.is_file(), format!("page.dist: there is no {}: `cargo xtask build` makes it", index.display()));
        for route in &page.routes {
            must(route.starts_with('/'), format!("page.routes: {route:?} has to begin with a slash"));
        }
        for origin in &page.images_from {
            let is_origin = is_http(origin) && !origin.contains([' ', ';', ',', '\'']);
            must(
                is_origin,
                format!("page.images_from: {origin:?} has to be an origin such as https://cdn.example.org"),
            );
        }
        for (key, url) in [("public_url", &kratos.public_url), ("admin_url", &kratos.admin_url)] {
            must(
                is_http(url),
                format!("kratos.{key}: {url:?} has to be a URL such as http://kratos:4433, without a query"),
            );
        }
        must(
            kratos.public_url.trim_end_matches('/') != kratos.admin_url.trim_end_matches('/'),
            "kratos.public_url: this is the admin API's address, which nobody outside may reach".to_owned(),
        );
        must(
            HeaderName::from_bytes(kratos.session_cookie.as_bytes()).is_ok(),
            format!("kratos.session_cookie: {:?} is no name of a cookie", kratos.session_cookie),
        );
        must(
            session.cache_seconds <= MAX_CACHE_SECONDS,
            format!(
                "session.cache_seconds: at most {MAX_CACHE_SECONDS}: so long an ended session can look like a good one"
            ),
        );
        for (key, value) in [
            ("kratos.connect_timeout_ms", kratos.connect_timeout_ms),
            ("kratos.timeout_seconds", kratos.timeout_seconds),
            ("http.head_timeout_seconds", http.head_timeout_seconds),
            ("http.body_timeout_seconds", http.body_timeout_seconds),
            ("http.keep_alive_seconds", http.keep_alive_seconds),
            ("proxy.max_concurrent", proxy.max_concurrent as u64),
            ("database.max_connections", u64::from(database.max_connections)),
        ] {
            must(value > 0, format!("{key}: has to be more than zero"));
        }
        must(http.head_limit_bytes >= 8192, "http.head_limit_bytes: at least 8192, as cookies need room".to_owned());
        let url = database.url.reveal();
        must(
            ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)),
            "database.url: has to begin with sqlite: or postgres://".to_owned(),
        );
        must(
            self.listen.port() == 0 || self.listen != operations.listen,
            "operations.listen: has to be another address than listen".to_owned(),
        );
        must(
            webhook.key.as_ref().is_none_or(|key| key.reveal().len() >= MIN_KEY),
            format!("webhook.key: at least {MIN_KEY} characters, such as `openssl rand -hex 32` prints"),
        );

        if wrong.is_empty() { Ok(()) } else { Err(ConfigError::Unusable(wrong)) }
    }
}

fn is_http(url: &str) -> bool {
    url.parse::<Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some() && uri.query().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn everything_wrong_is_said_at_once_and_by_its_key() {
        let mut config = Config::default();
        config.page.dist = "nowhere".into();
        config.page.routes = vec!["welcome".to_owned()];
        config.page.images_from = vec!["https://cdn.example.org; script-src *".to_owned()];
        config.kratos.public_url = "kratos:4433".to_owned();
        config.kratos.admin_url = "ftp://kratos".to_owned();
        config.kratos.session_cookie = "a b".to_owned();
        config.session.cache_seconds = 3600;
        config.proxy.max_concurrent = 0;
        config.database.url = Secret::new("mysql://db");
        config.operations.listen = config.listen;
        config.webhook.key = Some(Secret::new("short"));

        let said = config.check().unwrap_err().to_string();

        for key in [
            "page.dist",
            "page.routes",
            "page.images_from",
            "kratos.public_url",
            "kratos.admin_url",
            "kratos.session_cookie",
            "session.cache_seconds",
            "proxy.max_concurrent",
            "database.url",
            "operations.listen",
            "webhook.key",
        ] {
            assert!(said.lines().any(|line| line.starts_with(&format!("{key}: "))), "{key} is not in {said}");
        }
        assert_eq!(said.lines().count(), 11, "{said}");
    }

    #[test]
    fn the_admin_api_is_not_taken_for_the_public_one() {
        let mut config = Config::default();
        config.kratos.public_url = format!("{}/", config.kratos.admin_url);

        assert!(config.check().unwrap_err().to_string().contains("admin API's address"));
    }
}
