//! Configuration by the operator: a file, overridden by the environment.

mod check;
mod error;
mod load;
mod secret;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use self::{error::ConfigError, secret::Secret};

/// The configuration. `leptos-kratos-server.example.toml` documents each key.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Public address.
    pub listen: SocketAddr,
    /// Time for which the server still accepts requests after it has reported that it is leaving, so that balancers
    /// notice, in seconds.
    pub drain_seconds: u64,
    /// Time for running requests to end during shutdown, in seconds.
    pub shutdown_seconds: u64,
    /// Connections and requests.
    pub http: Http,
    /// The page.
    pub page: Page,
    /// Kratos.
    pub kratos: Kratos,
    /// Proxy to Kratos.
    pub proxy: Proxy,
    /// Cache of sessions.
    pub session: Session,
    /// Database of the users.
    pub database: Database,
    /// Access for operators only.
    pub operations: Operations,
    /// Kratos's web hooks.
    pub webhook: Webhook,
    /// Log.
    pub log: Log,
}

/// The page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// Folder that `cargo xtask build` has made.
    pub dist: PathBuf,
    /// Further paths, beside the page's own, that are answered with `index.html`.
    pub routes: Vec<String>,
    /// Origins of pictures, beside the page's own: `img-src` of its content security policy.
    pub images_from: Vec<String>,
    /// `max-age` of `Strict-Transport-Security`, in seconds; zero for none. Browsers heed it over HTTPS only.
    pub hsts_seconds: u64,
}

/// Kratos.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kratos {
    /// URL of its public API.
    pub public_url: String,
    /// URL of its admin API, which is never reachable from outside.
    pub admin_url: String,
    /// Its `session.cookie.name`.
    pub session_cookie: String,
    /// Its `selfservice.flows.settings.privileged_session_max_age`, in seconds.
    pub privileged_session_seconds: u64,
    /// Timeout of connecting to it, in milliseconds.
    pub connect_timeout_ms: u64,
    /// Timeout of its answers, in seconds.
    pub timeout_seconds: u64,
}

/// Connections and requests of any kind.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Http {
    /// Largest head of a request, in bytes.
    pub head_limit_bytes: usize,
    /// Time within which the head of a request has to arrive, in seconds.
    pub head_timeout_seconds: u64,
    /// Longest pause within a body, in seconds.
    pub body_timeout_seconds: u64,
    /// Longest idle time of a connection between two requests, in seconds: longer than a balancer in front keeps it.
    pub keep_alive_seconds: u64,
    /// Networks of the balancers in front, whose `X-Forwarded-For` and `X-Forwarded-Proto` are trusted.
    pub trusted_proxies: Vec<IpNet>,
}

/// Proxy to Kratos, and its limits.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proxy {
    /// Largest body of a request, in bytes.
    pub body_limit_bytes: usize,
    /// Largest number of concurrent requests to Kratos.
    pub max_concurrent: usize,
}

/// Cache of sessions.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// Time for which an active session is cached, in seconds: for that long a session that was ended elsewhere may
    /// still count as active. With zero, Kratos is asked each time.
    pub cache_seconds: u64,
    /// Largest number of cached sessions.
    pub cache_entries: u64,
}

/// Database of the users.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite:` and a path, or `postgres://…`.
    pub url: Secret,
    /// Largest number of connections.
    pub max_connections: u32,
}

/// Access for operators only.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operations {
    /// Address of `/metrics`, `/health/*` and `/hooks/kratos`.
    pub listen: SocketAddr,
}

/// Kratos's web hooks.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Webhook {
    /// Key that Kratos sends. Without a key there are no hooks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Secret>,
}

/// Log.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// Format of its lines.
    pub format: LogFormat,
    /// Lowest level that is logged, in the syntax of `RUST_LOG`.
    pub level: String,
}

/// Format of the log's lines.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line, for machines.
    Json,
    /// Text, for people.
    Text,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            drain_seconds: 0,
            shutdown_seconds: 20,
            http: Http::default(),
            page: Page::default(),
            kratos: Kratos::default(),
            proxy: Proxy::default(),
            session: Session::default(),
            database: Database::default(),
            operations: Operations::default(),
            webhook: Webhook::default(),
            log: Log::default(),
        }
    }
}

impl Default for Page {
    fn default() -> Self {
        Self { dist: PathBuf::from("dist"), routes: Vec::new(), images_from: Vec::new(), hsts_seconds: 63_072_000 }
    }
}

impl Default for Kratos {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:4433".to_owned(),
            admin_url: "http://127.0.0.1:4434".to_owned(),
            session_cookie: "ory_kratos_session".to_owned(),
            privileged_session_seconds: 900,
            connect_timeout_ms: 2_000,
            timeout_seconds: 20,
        }
    }
}

impl Kratos {
    /// Returns the timeout of an answer.
    #[must_use]
    pub const fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }
}

impl Default for Http {
    fn default() -> Self {
        Self {
            head_limit_bytes: 32 << 10,
            head_timeout_seconds: 10,
            body_timeout_seconds: 10,
            keep_alive_seconds: 75,
            trusted_proxies: Vec::new(),
        }
    }
}

impl Http {
    /// Returns the longest pause within a body.
    #[must_use]
    pub const fn body_timeout(&self) -> Duration {
        Duration::from_secs(self.body_timeout_seconds)
    }
}

impl Default for Proxy {
    fn default() -> Self {
        Self { body_limit_bytes: 1 << 20, max_concurrent: 512 }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self { cache_seconds: 5, cache_entries: 50_000 }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self { url: Secret::new("sqlite:leptos-kratos.db"), max_connections: 10 }
    }
}

impl Default for Operations {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 9090)) }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Json, level: "info".to_owned() }
    }
}
