//! Connections to Kratos: pooled, and over TLS if the address is HTTPS.

use std::{io, sync::Arc, time::Duration};

use axum::body::Body;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};

use crate::config;

/// Lifetime of an idle connection: shorter than on any server, so that none is used while it is being closed.
const IDLE: Duration = Duration::from_secs(20);

/// Largest number of idle connections per host.
const MAX_IDLE: usize = 256;

/// Returns a pool of connections.
///
/// # Errors
/// Fails when an address is HTTPS and the system has no certificates.
pub(crate) fn client(config: &config::Kratos) -> io::Result<Client<HttpsConnector<HttpConnector>, Body>> {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    connector.enforce_http(false);
    connector.set_connect_timeout(Some(Duration::from_millis(config.connect_timeout_ms)));
    let is_https = [&config.public_url, &config.admin_url].iter().any(|url| url.starts_with("https:"));
    let builder = HttpsConnectorBuilder::new();
    let builder = if is_https { builder.with_native_roots()? } else { builder.with_tls_config(trusting_nobody()?) };

    Ok(Client::builder(TokioExecutor::new())
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(MAX_IDLE)
        .pool_timer(TokioTimer::new())
        .build(builder.https_or_http().enable_http1().wrap_connector(connector)))
}

/// Returns a TLS configuration without certificates: a small container has none, and needs none without HTTPS.
fn trusting_nobody() -> io::Result<ClientConfig> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?;

    Ok(config.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}
