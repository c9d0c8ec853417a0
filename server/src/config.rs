//! What an operator says: a file, and over it the environment.

mod check;
mod error;
mod load;
mod secret;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use self::{error::ConfigError, secret::Secret};

/// Everything that can be configured. `leptos-kratos-server.example.toml` documents each key.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The address that the world reaches.
    pub listen: SocketAddr,
    /// How long the server goes on taking requests after it has said that it leaves, so that balancers can hear of it, in
    /// seconds.
    pub drain_seconds: u64,
    /// How long running requests have to end once the server is told to, in seconds.
    pub shutdown_seconds: u64,
    /// Connections and requests.
    pub http: Http,
    /// The page.
    pub page: Page,
    /// Kratos.
    pub kratos: Kratos,
    /// What is handed on to Kratos.
    pub proxy: Proxy,
    /// Who is signed in.
    pub session: Session,
    /// Where the users are kept.
    pub database: Database,
    /// What is for operators alone.
    pub operations: Operations,
    /// Kratos's web hooks.
    pub webhook: Webhook,
    /// What is logged.
    pub log: Log,
}

/// The page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// The folder that `cargo xtask build` has made.
    pub dist: PathBuf,
    /// Paths beside the page's own that `index.html` is the answer to.
    pub routes: Vec<String>,
    /// Origins of pictures beside the page's own: `img-src` of its policy.
    pub images_from: Vec<String>,
    /// `max-age` of `Strict-Transport-Security`, in seconds; zero for none. A browser heeds it over HTTPS alone.
    pub hsts_seconds: u64,
}

/// Kratos.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kratos {
    /// Its public API.
    pub public_url: String,
    /// Its admin API, which is never reachable from outside.
    pub admin_url: String,
    /// Its `session.cookie.name`.
    pub session_cookie: String,
    /// Its `selfservice.flows.settings.privileged_session_max_age`, in seconds.
    pub privileged_session_seconds: u64,
    /// How long a connection to it may take, in milliseconds.
    pub connect_timeout_ms: u64,
    /// How long an answer of it may take, in seconds.
    pub timeout_seconds: u64,
}

/// Connections and requests, whatever they are for.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Http {
    /// The largest head of a request.
    pub head_limit_bytes: usize,
    /// How long the head of a request may take to come, in seconds.
    pub head_timeout_seconds: u64,
    /// How long a body may stand still, in seconds.
    pub body_timeout_seconds: u64,
    /// How long a connection may be silent between two requests, in seconds: longer than a balancer in front keeps it.
    pub keep_alive_seconds: u64,
    /// Who may say for whom they speak (`X-Forwarded-For`, `X-Forwarded-Proto`): the balancers in front.
    pub trusted_proxies: Vec<IpNet>,
}

/// What is handed on to Kratos, and how much of it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proxy {
    /// The largest request body.
    pub body_limit_bytes: usize,
    /// How many requests are handed on at once.
    pub max_concurrent: usize,
}

/// Who is signed in.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// How long Kratos's word that a session is good may be used, in seconds: so long a session that was ended elsewhere can
    /// still be seen as good. Zero asks each time.
    pub cache_seconds: u64,
    /// How many sessions are remembered.
    pub cache_entries: u64,
}

/// Where the users are kept.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite:` and a path, or `postgres://…`.
    pub url: Secret,
    /// How many connections there may be.
    pub max_connections: u32,
}

/// What is for operators alone.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operations {
    /// The address of `/metrics`, `/health/*` and `/hooks/kratos`.
    pub listen: SocketAddr,
}

/// Kratos's web hooks.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Webhook {
    /// The key that Kratos shows. Without one there are no hooks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Secret>,
}

/// What is logged.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// How.
    pub format: LogFormat,
    /// From which level on, as `RUST_LOG` has it.
    pub level: String,
}

/// How lines of the log look.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// An object a line, for machines.
    Json,
    /// For people.
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
    /// How long an answer may take.
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
    /// How long a body may stand still.
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
