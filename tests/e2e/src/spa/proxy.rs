//! Requests for Kratos and for the companion server's API, passed on, and faults on the way.

use std::{
    fmt,
    future::pending,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use hyper::{Method, Request, Response, body::Bytes, header};
use tokio::{sync::RwLock, time::sleep};

use super::{
    Answer, Dropped,
    door::Door,
    fault::Fault,
    upstream::{Road, Upstream, path_at_kratos},
};

/// A request for Kratos or for the API, as rules and counts see it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Seen {
    /// The method.
    pub method: Method,
    /// The path below `/.ory`, or that of the API, such as `/api/v1/me`; with its query.
    pub path: String,
}

impl Seen {
    /// Returns whether the request submits the flow with this id.
    #[must_use]
    pub fn submits(&self, flow: &str) -> bool {
        self.method == Method::POST && self.path.contains(flow)
    }
}

type Rule = Box<dyn Fn(&Seen) -> Option<Fault> + Send + Sync>;

/// Passes requests on, records them, and breaks those that a rule names.
pub(super) struct Proxy {
    road: Road,
    door: Arc<Door>,
    /// Number of requests that have no answer yet.
    under_way: AtomicUsize,
    /// Requests hold it side by side, and an event between them holds it alone.
    turn: RwLock<()>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    upstream: Option<Upstream>,
    rules: Vec<Rule>,
    seen: Vec<Seen>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("road", &self.road).finish_non_exhaustive()
    }
}

impl Proxy {
    pub(super) fn new(origin: &str, door: Arc<Door>) -> Self {
        Self {
            road: Road::new(origin),
            door,
            under_way: AtomicUsize::new(0),
            turn: RwLock::default(),
            state: Mutex::default(),
        }
    }

    pub(super) fn hand_on_to(&self, upstream: Upstream) {
        self.state().upstream = Some(upstream);
    }

    pub(super) fn add_rule(&self, rule: Rule) {
        self.state().rules.push(rule);
    }

    pub(super) fn forget_rules(&self) {
        self.state().rules.clear();
    }

    pub(super) fn forget_seen(&self) {
        self.state().seen.clear();
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
                // Between two requests: no other request meets a Kratos that is just starting.
                let _all_wait = self.turn.write().await;
                event.happen().await?;
            }
            Some(Fault::Instead(event)) => {
                event.happen().await?;
                return Err(Dropped);
            }
            _ => {}
        }
        let _on_the_way = self.turn.read().await;
        self.forward(request, fault.as_ref()).await
    }

    /// Answers a request without a fault and without recording it.
    pub(super) async fn pass(&self, request: Request<Bytes>) -> Result<Answer, Dropped> {
        self.forward(request, None).await
    }

    /// Records the request and decides its fault.
    fn fault_of(&self, request: &Request<Bytes>) -> Option<Fault> {
        let seen = Seen { method: request.method().clone(), path: path_at_kratos(request.uri()).to_owned() };
        let mut state = self.state();
        let fault = state.rules.iter().find_map(|rule| rule(&seen));

        state.seen.push(seen);
        fault
    }

    /// Asks the server behind; the answer may be lost.
    async fn forward(&self, mut request: Request<Bytes>, fault: Option<&Fault>) -> Result<Answer, Dropped> {
        let fault = fault.unwrap_or(&Fault::Delay(Duration::ZERO));
        let upstream = match fault {
            Fault::HandOnTo(other) => Some(Upstream::Kratos(other.clone())),
            _ => self.state().upstream.clone(),
        };
        fault.change_request(&mut request);

        let answer = match upstream {
            Some(upstream) => self.road.ask(&upstream, request).await.ok(),
            None => None,
        };
        match answer {
            Some((head, body)) => fault.change_answer(head, body).ok_or(Dropped),
            None => Ok(Fault::BadGateway.page().expect("it is a page")),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A rule may panic; the state behind the lock is whole all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request without an answer: the client may have gone by now.
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

fn made_up(status: u16, json: Bytes) -> Answer {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .body(json.into())
        .expect("an answer that could be")
}
