//! `/.ory/*`, handed on to Kratos with the prefix stripped, and what can go wrong on the way.

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    body::Bytes,
    header::{self, HeaderName, HeaderValue},
};
use reqwest::{Client, redirect::Policy};
use tokio::time::sleep;

use super::{Answer, Dropped};

/// What a proxy says when nobody is behind it; like every real one it does so in HTML.
const BAD_GATEWAY: &str = "<html><head><title>502 Bad Gateway</title></head>\
    <body><center><h1>502 Bad Gateway</h1></center></body></html>";

/// Headers about one connection, not about the request.
const HOP_BY_HOP: [HeaderName; 6] =
    [header::CONNECTION, header::CONTENT_LENGTH, header::HOST, header::TE, header::TRANSFER_ENCODING, header::UPGRADE];

/// A request for Kratos, as far as rules and counts look at it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Seen {
    /// The method.
    pub method: Method,
    /// The path below `/.ory`, with its query.
    pub path: String,
}

impl Seen {
    /// Returns whether a flow is submitted, and the one with this id.
    #[must_use]
    pub fn submits(&self, flow: &str) -> bool {
        self.method == Method::POST && self.path.contains(flow)
    }
}

/// What can happen to a request instead of an answer from Kratos.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// A proxy's own page: Kratos is away.
    BadGateway,
    /// The connection ends without an answer.
    Drop,
    /// The answer comes, but late.
    Delay(Duration),
    /// Another answer comes, after a while, JSON that nobody's Kratos has: a flow of thousands of nodes.
    MadeUp(Bytes, Duration),
    /// The answer of another Kratos comes, with its status.
    Captured(u16, Bytes),
}

type Rule = Box<dyn Fn(&Seen) -> Option<Fault> + Send + Sync>;

/// Hands requests on, remembers them, and breaks those that a rule names.
pub(super) struct Proxy {
    client: Client,
    origin: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    kratos: Option<String>,
    rules: Vec<Rule>,
    seen: Vec<Seen>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl Proxy {
    pub(super) fn new(origin: &str) -> Self {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            // Kratos comes and goes: a kept connection to the one before would fail the next request.
            .pool_max_idle_per_host(0)
            .build()
            .expect("a client without TLS");
        Self { client, origin: origin.to_owned(), state: Mutex::default() }
    }

    pub(super) fn hand_on_to(&self, kratos: String) {
        self.state().kratos = Some(kratos);
    }

    pub(super) fn add_rule(&self, rule: Rule) {
        self.state().rules.push(rule);
    }

    pub(super) fn forget_rules(&self) {
        self.state().rules.clear();
    }

    pub(super) fn count(&self, rule: impl Fn(&Seen) -> bool) -> usize {
        self.state().seen.iter().filter(|seen| rule(seen)).count()
    }

    pub(super) async fn answer(&self, request: Request<Bytes>) -> Result<Answer, Dropped> {
        match self.fault_of(&request) {
            Some(Fault::BadGateway) => return Ok(bad_gateway()),
            Some(Fault::Drop) => return Err(Dropped),
            Some(Fault::MadeUp(json, late)) => {
                sleep(late).await;
                return Ok(made_up(json));
            }
            Some(Fault::Captured(status, json)) => {
                let mut answer = made_up(json);
                *answer.status_mut() = StatusCode::from_u16(status).expect("a status that was captured");
                return Ok(answer);
            }
            Some(Fault::Delay(time)) => sleep(time).await,
            None => {}
        }
        Ok(self.forward(request).await.unwrap_or_else(|_| bad_gateway()))
    }

    /// Notes the request and decides what becomes of it.
    fn fault_of(&self, request: &Request<Bytes>) -> Option<Fault> {
        let seen = Seen { method: request.method().clone(), path: path_at_kratos(request).to_owned() };
        let mut state = self.state();
        let fault = state.rules.iter().find_map(|rule| rule(&seen));

        state.seen.push(seen);
        fault
    }

    async fn forward(&self, request: Request<Bytes>) -> Result<Answer, reqwest::Error> {
        let kratos = self.state().kratos.clone().unwrap_or_default();
        let url = format!("{kratos}{}", path_at_kratos(&request));
        let mut headers = end_to_end(request.headers());
        self.add_forwarded(&mut headers);

        let answer = self
            .client
            .request(request.method().clone(), url)
            .headers(headers)
            .body(request.into_body())
            .send()
            .await?;
        let (status, headers) = (answer.status(), end_to_end(answer.headers()));
        let mut ours = Response::new(Full::new(answer.bytes().await?));
        *ours.status_mut() = status;
        *ours.headers_mut() = headers;
        Ok(ours)
    }

    fn add_forwarded(&self, headers: &mut HeaderMap) {
        let host = self.origin.trim_start_matches("http://");
        let forwarded = [("x-forwarded-for", "127.0.0.1"), ("x-forwarded-host", host), ("x-forwarded-proto", "http")];
        for (name, value) in forwarded {
            let value = HeaderValue::from_str(value).expect("an origin is plain text");
            headers.insert(HeaderName::from_static(name), value);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A rule may panic; what is behind the lock is whole all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn path_at_kratos(request: &Request<Bytes>) -> &str {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    path.strip_prefix("/.ory").unwrap_or(path)
}

fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let mut kept = headers.clone();
    for name in HOP_BY_HOP {
        kept.remove(name);
    }
    kept
}

fn made_up(json: Bytes) -> Answer {
    Response::builder()
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .body(json.into())
        .expect("headers are plain text")
}

fn bad_gateway() -> Answer {
    Response::builder()
        .status(StatusCode::BAD_GATEWAY)
        .header(header::CONTENT_TYPE, "text/html")
        .body(Bytes::from_static(BAD_GATEWAY.as_bytes()).into())
        .expect("headers are plain text")
}
