//! `/.ory/*`, handed on to Kratos with the prefix stripped, and what can go wrong on the way.

use std::{
    fmt,
    future::pending,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use hyper::{
    HeaderMap, Method, Request, Response,
    body::Bytes,
    header::{self, HeaderName, HeaderValue},
};
use reqwest::{Client, redirect::Policy};
use tokio::{sync::RwLock, time::sleep};

use super::{Answer, Dropped, door::Door, fault::Fault};

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

type Rule = Box<dyn Fn(&Seen) -> Option<Fault> + Send + Sync>;

/// Hands requests on, remembers them, and breaks those that a rule names.
pub(super) struct Proxy {
    client: Client,
    origin: String,
    door: Arc<Door>,
    /// How many requests have no answer yet.
    under_way: AtomicUsize,
    /// Requests are on it side by side, and what happens between them has it alone.
    road: RwLock<()>,
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
    pub(super) fn new(origin: &str, door: Arc<Door>) -> Self {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            // Kratos comes and goes: a kept connection to the one before would fail the next request.
            .pool_max_idle_per_host(0)
            .build()
            .expect("a client without TLS");
        Self {
            client,
            origin: origin.to_owned(),
            door,
            under_way: AtomicUsize::new(0),
            road: RwLock::default(),
            state: Mutex::default(),
        }
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

    pub(super) fn seen(&self) -> Vec<Seen> {
        self.state().seen.clone()
    }

    pub(super) fn under_way(&self) -> usize {
        self.under_way.load(Ordering::SeqCst)
    }

    pub(super) fn count(&self, rule: impl Fn(&Seen) -> bool) -> usize {
        self.state().seen.iter().filter(|seen| rule(seen)).count()
    }

    /// Answers a request; one that has to go without an answer is dropped.
    pub(super) async fn answer(&self, request: Request<Bytes>) -> Result<Answer, Dropped> {
        let _under_way = UnderWay::begin(&self.under_way);
        let fault = self.fault_of(&request);
        if let Some(page) = fault.as_ref().and_then(Fault::page) {
            return Ok(page);
        }
        match &fault {
            Some(Fault::Drop) => return Err(Dropped),
            Some(Fault::Refuse) => {
                self.door.close();
                return Err(Dropped);
            }
            Some(Fault::Hang) => pending().await,
            Some(Fault::MadeUp(json, late)) => {
                sleep(*late).await;
                return Ok(made_up(200, json.clone()));
            }
            Some(Fault::Captured(status, json)) => return Ok(made_up(*status, json.clone())),
            Some(Fault::Delay(time)) => sleep(*time).await,
            Some(Fault::After(event)) => {
                // Between two requests: nobody else meets a Kratos that is just starting.
                let _all_wait = self.road.write().await;
                event.happen().await?;
            }
            Some(Fault::Instead(event)) => {
                event.happen().await?;
                return Err(Dropped);
            }
            _ => {}
        }
        let _on_the_way = self.road.read().await;
        match self.forward(request, fault.as_ref()).await {
            Ok(answer) => answer.ok_or(Dropped),
            Err(_) => Ok(Fault::BadGateway.page().expect("it is a page")),
        }
    }

    /// Notes the request and decides what becomes of it.
    fn fault_of(&self, request: &Request<Bytes>) -> Option<Fault> {
        let seen = Seen { method: request.method().clone(), path: path_at_kratos(request).to_owned() };
        let mut state = self.state();
        let fault = state.rules.iter().find_map(|rule| rule(&seen));

        state.seen.push(seen);
        fault
    }

    /// Asks Kratos; the answer may be lost.
    async fn forward(&self, request: Request<Bytes>, fault: Option<&Fault>) -> Result<Option<Answer>, reqwest::Error> {
        let fault = fault.unwrap_or(&Fault::Delay(Duration::ZERO));
        let kratos = match fault {
            Fault::HandOnTo(other) => other.clone(),
            _ => self.state().kratos.clone().unwrap_or_default(),
        };
        let url = format!("{kratos}{}", fault.change_path(path_at_kratos(&request)));
        let mut headers = end_to_end(request.headers());
        self.add_forwarded(&mut headers);
        fault.change_headers(&mut headers);

        let answer = self
            .client
            .request(request.method().clone(), url)
            .headers(headers)
            .body(request.into_body())
            .send()
            .await?;
        let (status, headers) = (answer.status(), end_to_end(answer.headers()));
        let mut ours = Response::new(());
        *ours.status_mut() = status;
        *ours.headers_mut() = headers;
        Ok(fault.change_answer(ours, answer.bytes().await?))
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

/// A request without an answer: whoever asked may have gone away by now.
struct UnderWay<'a>(&'a AtomicUsize);

impl<'a> UnderWay<'a> {
    fn begin(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
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

fn made_up(status: u16, json: Bytes) -> Answer {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .body(json.into())
        .expect("an answer that could be")
}
