//! All of it behind one address, and what is for operators behind another.

use std::{io, net::SocketAddr};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::{any, get},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    config::Config,
    health::Health,
    kratos::Kratos,
    metrics::Metrics,
    observe::{Observer, observe},
    page::Page,
    problem::Problem,
    proxy::Proxy,
};

/// The server's two faces.
#[derive(Debug)]
pub struct App {
    /// For the world.
    pub public: Router,
    /// For operators alone.
    pub operations: Router,
    /// What tells whether people should be sent here.
    pub health: Health,
}

impl App {
    /// Puts everything together. The page's files are read; nobody is asked yet.
    ///
    /// # Errors
    /// Where the page cannot be read, or an address is HTTPS and the system has no certificates.
    pub async fn new(config: &Config) -> io::Result<Self> {
        let metrics = Metrics::default();
        let kratos = Kratos::new(&config.kratos, metrics.clone())?;
        let health = Health::new(kratos);
        let observer = Observer { metrics: metrics.clone(), trusted: config.proxy.trusted_proxies.clone() };

        let public = Router::new()
            .merge(kratos_api(Proxy::new(config, metrics.clone())?))
            .merge(health.clone().router())
            .merge(page(Page::load(&config.page)?))
            .layer(CatchPanicLayer::custom(|_| Problem::Internal.into_response()))
            .layer(middleware::from_fn_with_state(observer, observe));
        let operations = Router::new().merge(health.clone().router()).merge(counters(metrics));

        Ok(Self { public, operations, health })
    }
}

fn kratos_api(proxy: Proxy) -> Router {
    let hand_on = |State(proxy): State<Proxy>, ConnectInfo(peer): ConnectInfo<SocketAddr>, request: Request<Body>| async move {
        proxy.answer(peer, request).await
    };
    Router::new().route("/.ory", any(hand_on)).route("/.ory/{*path}", any(hand_on)).with_state(proxy)
}

fn page(page: Page) -> Router {
    Router::new().fallback(move |request: Request<Body>| async move {
        page.answer(request.method(), request.uri().path(), request.headers())
    })
}

fn counters(metrics: Metrics) -> Router {
    const TYPE: HeaderValue = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    let tell = move || async move { (StatusCode::OK, [(header::CONTENT_TYPE, TYPE)], metrics.text()).into_response() };

    Router::new().route("/metrics", get(tell)).fallback(|| async { Problem::NotFound })
}
