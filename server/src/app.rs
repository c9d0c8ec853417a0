//! The assembled server: one address for the public, another for operators.

use std::{io, time::Duration};

use axum::{
    Extension, Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::{any, get},
};
use thiserror::Error;
use tower_http::{
    catch_panic::CatchPanicLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

use crate::{
    api::{self, Api},
    config::Config,
    database::{Database, DatabaseError},
    deletion::Deletions,
    guard::Guard,
    health::Health,
    hooks::{self, Hooks},
    kratos::Kratos,
    metrics::Metrics,
    observe::{Observer, observe},
    page::Page,
    problem::Problem,
    proxy::{Forwarded, Proxy},
    session::Sessions,
    users::Users,
};

/// Longest duration of a call of the API, with a slow client and a slow Kratos together.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server, with its two routers.
#[derive(Debug)]
pub struct App {
    /// Routes for the public.
    pub public: Router,
    /// Routes for operators only.
    pub operations: Router,
    /// Readiness of the server for new requests.
    pub health: Health,
    /// Finishes pending deletions of accounts, while its [`Deletions::run`] is polled.
    pub deletions: Deletions,
    /// Database of the users.
    pub database: Database,
}

/// Reason for which the server cannot start.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StartError {
    /// The page or the system's certificates cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl App {
    /// Assembles the server: reads the page's files, and migrates the database to this version. Kratos may start later.
    ///
    /// # Errors
    /// Fails when the page or the database cannot be used, or an address is HTTPS and the system has no certificates.
    pub async fn new(config: &Config) -> Result<Self, StartError> {
        let metrics = Metrics::default();
        let page = Page::load(&config.page)?;
        let kratos = Kratos::new(&config.kratos, metrics.clone())?;
        let database = Database::open(&config.database).await?;
        let sessions = Sessions::new(&config.session, kratos.clone(), metrics.clone());
        let users = Users::new(database.clone(), metrics.clone());
        let guard = Guard::new(&config.kratos, sessions.clone(), users.clone());
        let deletions = Deletions::new(database.clone(), kratos.clone(), metrics.clone());
        let health = Health::new(kratos.clone(), database.clone());
        let observer = Observer { metrics: metrics.clone(), trusted: config.http.trusted_proxies.clone() };

        let public = Router::new()
            .merge(kratos_api(Proxy::new(config, kratos.clone(), sessions, metrics.clone())))
            .merge(
                api::router(Api { guard, kratos: kratos.clone(), deletions: deletions.clone() })
                    .layer(RequestBodyTimeoutLayer::new(config.http.body_timeout()))
                    .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE)),
            )
            .merge(health.clone().router())
            .merge(files(page))
            .layer(CatchPanicLayer::custom(|_| Problem::Internal.into_response()))
            .layer(middleware::from_fn_with_state(observer, observe));
        let hook = config.webhook.key.clone().map(|key| hooks::router(Hooks { key, kratos, users }));
        let operations = Router::new()
            .merge(health.clone().router())
            .merge(hook.unwrap_or_default())
            .merge(counters(metrics))
            .fallback(async || Problem::NotFound);

        Ok(Self { public, operations, health, deletions, database })
    }
}

fn kratos_api(proxy: Proxy) -> Router {
    let hand_on = |State(proxy): State<Proxy>, Extension(forwarded): Extension<Forwarded>, request: Request<Body>| async move {
        proxy.answer(forwarded, request).await
    };
    Router::new().route("/.ory", any(hand_on)).route("/.ory/{*path}", any(hand_on)).with_state(proxy)
}

fn files(page: Page) -> Router {
    Router::new().fallback(move |request: Request<Body>| async move {
        page.answer(request.method(), request.uri().path(), request.headers())
    })
}

fn counters(metrics: Metrics) -> Router {
    const TYPE: HeaderValue = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    let tell = move || async move { (StatusCode::OK, [(header::CONTENT_TYPE, TYPE)], metrics.text()).into_response() };

    Router::new().route("/metrics", get(tell))
}
