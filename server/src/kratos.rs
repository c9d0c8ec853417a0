//! What is asked of Kratos, beside what the browser asks it.

mod admin;
mod call;
mod credential;
mod identity;
mod linked;
mod ready;
mod session;
mod sessions;
mod whoami;

use std::{sync::Arc, time::Duration};

use axum::body::Body;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::{Client, connect::HttpConnector};

pub use self::{
    call::CallError,
    credential::Credential,
    identity::{Identity, State},
    linked::LinkedAccount,
    session::{AuthenticationMethod, Device, Session},
    whoami::WhoamiError,
};
use crate::{config, metrics::Metrics, upstream};

/// Kratos's two APIs, and the connections to them. Cloning shares both.
#[derive(Clone, Debug)]
pub struct Kratos(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    public: String,
    admin: String,
    timeout: Duration,
    metrics: Metrics,
}

impl Kratos {
    /// Takes the addresses; nothing is asked yet.
    ///
    /// # Errors
    /// Where an address is HTTPS and the system has no certificates.
    pub fn new(config: &config::Kratos, metrics: Metrics) -> std::io::Result<Self> {
        let url = |url: &str| url.trim_end_matches('/').to_owned();

        Ok(Self(Arc::new(Inner {
            client: upstream::client(config)?,
            public: url(&config.public_url),
            admin: url(&config.admin_url),
            timeout: config.timeout(),
            metrics,
        })))
    }

    /// The connections to it, for what is handed on as it is.
    pub(crate) fn client(&self) -> &Client<HttpsConnector<HttpConnector>, Body> {
        &self.0.client
    }

    /// Its public API's address, without a slash at the end.
    pub(crate) fn public(&self) -> &str {
        &self.0.public
    }
}
