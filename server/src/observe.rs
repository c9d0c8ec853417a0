//! Observation of requests: an id, a line in the log, and the metrics.

use std::{net::SocketAddr, time::Instant};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue, StatusCode},
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;
use tracing::Instrument;
use uuid::Uuid;

use crate::{
    api,
    metrics::{Metrics, Route},
    proxy::{Forwarded, PREFIX},
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longest id that is accepted from a balancer.
const MAX_ID: usize = 128;

/// State of the observation.
#[derive(Clone, Debug)]
pub(crate) struct Observer {
    pub(crate) metrics: Metrics,
    pub(crate) trusted: Vec<IpNet>,
}

/// Logs and counts a request and its answer. The query is not logged, as it contains codes and tokens.
pub(crate) async fn observe(
    State(observer): State<Observer>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let start = Instant::now();
    let _under_way = observer.metrics.request_begins();
    let forwarded = Forwarded::of(peer, request.headers(), &observer.trusted);
    let id = id_of(&request, forwarded.is_vouched_for());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let route = route_of(&path);
    request.headers_mut().insert(REQUEST_ID, id.clone());
    request.extensions_mut().insert(forwarded.clone());
    let name = id.to_str().unwrap_or_default().to_owned();
    let span = tracing::info_span!("request", id = name);

    let mut response = next.run(request).instrument(span.clone()).await;

    let (status, took) = (response.status(), start.elapsed());
    observer.metrics.request(route, &method, status, took);
    response.headers_mut().insert(REQUEST_ID, id);
    let ms = took.as_secs_f64() * 1000.0;
    let client = forwarded.client;
    span.in_scope(|| match importance(route, status) {
        Importance::Failure => tracing::warn!(%method, path, status = status.as_u16(), ms, %client, "answered"),
        Importance::Use => tracing::info!(%method, path, status = status.as_u16(), ms, %client, "answered"),
        Importance::Noise => tracing::debug!(%method, path, status = status.as_u16(), ms, %client, "answered"),
    });
    response
}

/// Returns a trusted balancer's id for the request, or a new one.
fn id_of(request: &Request<Body>, is_vouched_for: bool) -> HeaderValue {
    let given = request.headers().get(REQUEST_ID).filter(|id| is_vouched_for && id.len() <= MAX_ID);

    given.cloned().unwrap_or_else(|| {
        // A UUID is always a valid header value.
        HeaderValue::try_from(Uuid::now_v7().to_string()).unwrap_or(HeaderValue::from_static("none"))
    })
}

fn route_of(path: &str) -> Route {
    let is_below =
        |prefix: &str| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));

    match path {
        _ if is_below(PREFIX) => Route::Kratos,
        _ if is_below(api::PATH) => Route::Api,
        _ if is_below("/health") => Route::Health,
        _ => Route::Page,
    }
}

enum Importance {
    Failure,
    Use,
    Noise,
}

fn importance(route: Route, status: StatusCode) -> Importance {
    match route {
        _ if status.is_server_error() => Importance::Failure,
        Route::Kratos | Route::Api => Importance::Use,
        Route::Page | Route::Health => Importance::Noise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_known_by_whole_names() {
        for (path, route) in [
            ("/.ory/sessions/whoami", Route::Kratos),
            ("/.ory", Route::Kratos),
            ("/.oryx", Route::Page),
            ("/api/v1/me", Route::Api),
            ("/api/v10", Route::Page),
            ("/health/live", Route::Health),
            ("/login", Route::Page),
        ] {
            assert_eq!(route_of(path), route, "{path}");
        }
    }
}
