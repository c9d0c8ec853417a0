//! Metrics for Prometheus.

mod labels;

use std::{sync::Arc, time::Duration};

use axum::http::{Method, StatusCode};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};

pub use self::labels::{Deletion, Route, Upstream, UpstreamError, WhoamiOutcome};

/// The metrics. Cloning shares them.
#[derive(Clone, Debug)]
pub struct Metrics(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    durations: Family<RouteLabel, Histogram>,
    in_flight: Gauge,
    whoami: Family<WhoamiLabel, Counter>,
    upstream_errors: Family<UpstreamLabels, Counter>,
    provisioned: Counter,
    deletions: Family<DeletionLabel, Counter>,
}

#[derive(Clone, Debug, EncodeLabelSet, Hash, PartialEq, Eq)]
struct RequestLabels {
    route: Route,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, EncodeLabelSet, Hash, PartialEq, Eq)]
struct RouteLabel {
    route: Route,
}

#[derive(Clone, Debug, EncodeLabelSet, Hash, PartialEq, Eq)]
struct WhoamiLabel {
    outcome: WhoamiOutcome,
}

#[derive(Clone, Debug, EncodeLabelSet, Hash, PartialEq, Eq)]
struct UpstreamLabels {
    upstream: Upstream,
    kind: UpstreamError,
}

#[derive(Clone, Debug, EncodeLabelSet, Hash, PartialEq, Eq)]
struct DeletionLabel {
    step: Deletion,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("leptos_kratos");
        let requests = Family::<RequestLabels, Counter>::default();
        // From a quarter of a millisecond to eight seconds.
        let durations = Family::<RouteLabel, Histogram>::new_with_constructor(|| {
            Histogram::new(exponential_buckets(0.000_25, 2.0, 16))
        });
        let in_flight = Gauge::default();
        let whoami = Family::<WhoamiLabel, Counter>::default();
        let upstream_errors = Family::<UpstreamLabels, Counter>::default();
        let provisioned = Counter::default();
        let deletions = Family::<DeletionLabel, Counter>::default();

        registry.register("http_requests", "Requests that were answered", requests.clone());
        registry.register_with_unit(
            "http_request_duration",
            "How long the head of the answer took",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register("http_requests_in_flight", "Requests that have no answer yet", in_flight.clone());
        registry.register("whoami", "What Kratos said about who somebody is", whoami.clone());
        registry.register("upstream_errors", "Calls to Kratos that failed", upstream_errors.clone());
        registry.register("users_provisioned", "Users who were here for the first time", provisioned.clone());
        registry.register("account_deletions", "Accounts that were to be deleted", deletions.clone());
        Self(Arc::new(Inner {
            registry,
            requests,
            durations,
            in_flight,
            whoami,
            upstream_errors,
            provisioned,
            deletions,
        }))
    }
}

impl Metrics {
    /// Counts a request as in flight until the returned guard is dropped.
    #[must_use]
    pub fn request_begins(&self) -> InFlight {
        self.0.in_flight.inc();
        InFlight(self.0.in_flight.clone())
    }

    /// Counts an answered request, and records its duration.
    pub fn request(&self, route: Route, method: &Method, status: StatusCode, took: Duration) {
        let labels = RequestLabels { route, method: name_of(method), status: status.as_u16() };
        self.0.requests.get_or_create(&labels).inc();
        self.0.durations.get_or_create(&RouteLabel { route }).observe(took.as_secs_f64());
    }

    /// Counts a whoami lookup by its outcome.
    pub fn whoami(&self, outcome: WhoamiOutcome) {
        self.0.whoami.get_or_create(&WhoamiLabel { outcome }).inc();
    }

    /// Counts a failed call to Kratos.
    pub fn upstream_error(&self, upstream: Upstream, kind: UpstreamError) {
        self.0.upstream_errors.get_or_create(&UpstreamLabels { upstream, kind }).inc();
    }

    /// Counts a newly created user.
    pub fn user_provisioned(&self) {
        self.0.provisioned.inc();
    }

    /// Counts a step of the deletion of an account.
    pub fn deletion(&self, step: Deletion) {
        self.0.deletions.get_or_create(&DeletionLabel { step }).inc();
    }

    /// Returns all metrics in the text format of Prometheus.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = encode(&mut text, &self.0.registry);
        text
    }
}

/// A request that has no answer yet.
#[derive(Debug)]
pub struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Returns the label of a method. A client can send any word as a method, and each would be a series.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_told_to_prometheus() {
        let metrics = Metrics::default();
        let _under_way = metrics.request_begins();
        metrics.request(Route::Api, &Method::GET, StatusCode::OK, Duration::from_millis(3));
        metrics.request(Route::Page, &Method::from_bytes(b"BREW").unwrap(), StatusCode::NOT_FOUND, Duration::ZERO);
        metrics.whoami(WhoamiOutcome::Session);
        metrics.upstream_error(Upstream::Public, UpstreamError::Timeout);
        metrics.user_provisioned();
        metrics.deletion(Deletion::Finished);

        let text = metrics.text();

        for line in [
            r#"leptos_kratos_http_requests_total{route="api",method="GET",status="200"} 1"#,
            r#"leptos_kratos_http_requests_total{route="page",method="other",status="404"} 1"#,
            r#"leptos_kratos_http_request_duration_seconds_count{route="api"} 1"#,
            "leptos_kratos_http_requests_in_flight 1",
            r#"leptos_kratos_whoami_total{outcome="session"} 1"#,
            r#"leptos_kratos_upstream_errors_total{upstream="public",kind="timeout"} 1"#,
            "leptos_kratos_users_provisioned_total 1",
            r#"leptos_kratos_account_deletions_total{step="finished"} 1"#,
        ] {
            assert!(text.lines().any(|told| told == line), "{line} is not in\n{text}");
        }
    }
}
