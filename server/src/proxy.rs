//! `/.ory/*`: Kratos's public API at the page's own origin, with the prefix stripped.

mod apology;
mod fault;
mod forwarded;
mod headers;
mod path;
mod upload;

use std::{error::Error, fmt, sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, Uri, header},
    response::{IntoResponse, Response},
};
use tokio::{sync::Semaphore, time::timeout};
use tower_http::timeout::TimeoutBody;
use tracing::Instrument;

pub(crate) use self::forwarded::Forwarded;
use self::{fault::Fault, upload::Upload};
use crate::{
    config::{self, Config},
    kratos::{Credential, Kratos},
    metrics::{Metrics, Upstream, UpstreamError},
    session::Sessions,
};

/// Path of Kratos's public API on the page's origin.
pub(crate) const PREFIX: &str = "/.ory";

/// Proxy to Kratos's public API. Cloning shares its connections.
#[derive(Clone, Debug)]
pub(crate) struct Proxy(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    kratos: Kratos,
    body_timeout: Duration,
    limits: config::Proxy,
    timeout: Duration,
    places: Semaphore,
    cookie: String,
    sessions: Sessions,
    metrics: Metrics,
}

impl Proxy {
    /// Takes the connections to Kratos and the limits; no request is made yet.
    pub(crate) fn new(config: &Config, kratos: Kratos, sessions: Sessions, metrics: Metrics) -> Self {
        Self(Arc::new(Inner {
            kratos,
            body_timeout: config.http.body_timeout(),
            limits: config.proxy.clone(),
            timeout: config.kratos.timeout(),
            places: Semaphore::new(config.proxy.max_concurrent),
            cookie: config.kratos.session_cookie.clone(),
            sessions,
            metrics,
        }))
    }

    /// Passes a request on to Kratos, and returns the answer. Faults have the form of Kratos's errors, so that the page
    /// understands them; a person who reads the answer gets a sentence.
    pub(crate) async fn answer(&self, forwarded: Forwarded, request: Request<Body>) -> Response {
        let is_looked_at = apology::is_for_a_person(request.headers());
        let language = apology::Language::of(request.headers());

        let answer = match self.may_end_sessions(&request) {
            Some(credential) => self.forward_and_forget(forwarded, request, credential).await,
            None => self.forward(&forwarded, request).await,
        };
        answer.unwrap_or_else(|fault| {
            if let Some(error) = fault.upstream_error() {
                self.0.metrics.upstream_error(Upstream::Public, error);
            }
            if is_looked_at { apology::page(fault, language) } else { fault.into_response() }
        })
    }

    /// Passes a request on, and forgets the cached session before the client gets the answer, whatever it is: the
    /// answer to a completed change may be lost. A client that disconnects meanwhile does not prevent this.
    async fn forward_and_forget(
        &self,
        forwarded: Forwarded,
        request: Request<Body>,
        credential: Credential,
    ) -> Result<Response, Fault> {
        let proxy = self.clone();
        let done = async move {
            let answer = proxy.forward(&forwarded, request).await;
            proxy.0.sessions.forget(&credential).await;
            answer
        };

        tokio::spawn(done.in_current_span()).await.unwrap_or(Err(Fault::BadGateway))
    }

    /// Returns the credential of a request, if it may end sessions or change their identity.
    fn may_end_sessions(&self, request: &Request<Body>) -> Option<Credential> {
        let is_read =
            matches!(*request.method(), Method::GET | Method::HEAD) && !request.uri().path().contains("/logout");

        if is_read { None } else { Credential::of(request.headers(), &self.0.cookie) }
    }

    async fn forward(&self, forwarded: &Forwarded, request: Request<Body>) -> Result<Response, Fault> {
        let inner = &*self.0;
        let (head, body) = request.into_parts();
        let uri = self.target(&head.method, &head.uri)?;
        if is_too_large(&head.headers, inner.limits.body_limit_bytes) {
            return Err(Fault::TooLarge);
        }
        let _place = inner.places.try_acquire().map_err(|_| Fault::Busy)?;

        let mut ours = Request::new(());
        *ours.method_mut() = head.method;
        *ours.uri_mut() = uri;
        *ours.headers_mut() = headers::for_kratos(head.headers, forwarded);
        let (body, upload) = Upload::watch(body, inner.limits.body_limit_bytes, inner.body_timeout);
        let ours = ours.map(|()| body);

        // A client that disconnects drops this future, and with it the connection to Kratos.
        match timeout(inner.timeout, inner.kratos.client().request(ours)).await {
            Ok(Ok(answer)) => {
                let (mut head, body) = answer.into_parts();
                head.headers = headers::for_browser(head.headers);
                let body = Body::new(TimeoutBody::new(inner.timeout, body));
                Ok(Response::from_parts(head, body))
            }
            Ok(Err(error)) => Err(upload.fault().unwrap_or_else(|| {
                tracing::warn!(error = %Causes(&error), "Kratos cannot be reached");
                Fault::BadGateway
            })),
            Err(_) => Err(if upload.is_finished() { Fault::GatewayTimeout } else { Fault::SlowBody }),
        }
    }

    fn target(&self, method: &Method, uri: &Uri) -> Result<Uri, Fault> {
        const METHODS: [Method; 6] =
            [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
        if !METHODS.contains(method) {
            return Err(Fault::MethodNotAllowed);
        }
        let path = path::at_kratos(uri.path())?;
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();

        format!("{}{path}{query}", self.0.kratos.public()).parse().map_err(|_| Fault::BadPath)
    }
}

fn is_too_large(headers: &HeaderMap, limit: usize) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());

    length.is_some_and(|length| length > limit as u64)
}

impl Fault {
    fn upstream_error(self) -> Option<UpstreamError> {
        match self {
            Self::BadGateway => Some(UpstreamError::Unreachable),
            Self::GatewayTimeout => Some(UpstreamError::Timeout),
            Self::Busy => Some(UpstreamError::Busy),
            _ => None,
        }
    }
}

/// An error with all its causes, in one line.
struct Causes<'a>(&'a dyn Error);

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}
