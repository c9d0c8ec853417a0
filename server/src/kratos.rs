//! Client of Kratos, for this server's requests beside the browser's.

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

/// Client of Kratos's two APIs. Cloning shares its connections.
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
    /// Takes the addresses; no request is made yet.
    ///
    /// # Errors
    /// Fails when an address is HTTPS and the system has no certificates.
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

    /// Returns the connections to it, for the proxy.
    pub(crate) fn client(&self) -> &Client<HttpsConnector<HttpConnector>, Body> {
        &self.0.client
    }

    /// Returns the address of its public API, without a slash at the end.
    pub(crate) fn public(&self) -> &str {
        &self.0.public
    }
}
