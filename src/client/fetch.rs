//! One HTTP call by the browser: credentials, timeout, cancelling.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AbortController, RequestCredentials};

use super::early::early_answer;
use crate::protocol::{Answer, Failure};

/// Milliseconds. A read that takes longer has failed.
const READ_TIMEOUT: i32 = 15_000;
/// Milliseconds. Kratos's webhooks may take seconds and are tried three times before it answers.
const SUBMIT_TIMEOUT: i32 = 45_000;

/// A call to make.
#[derive(Debug)]
pub(super) struct Call {
    method: Method,
    url: String,
    body: Option<String>,
    timeout: i32,
    credentials: RequestCredentials,
}

impl Call {
    /// Creates a read of public data, the same for every person: it neither sends nor takes cookies.
    pub(super) fn get_public(url: String) -> Self {
        Self { credentials: RequestCredentials::Omit, ..Self::get(url) }
    }

    const fn new(method: Method, url: String, body: Option<String>) -> Self {
        Self { method, url, body, timeout: READ_TIMEOUT, credentials: RequestCredentials::Include }
    }

    pub(super) const fn get(url: String) -> Self {
        Self::new(Method::GET, url, None)
    }

    pub(super) const fn delete(url: String) -> Self {
        Self::new(Method::DELETE, url, None)
    }

    /// Creates a deletion that needs a body as well as its URL, with the timeout of a submit.
    pub(super) fn delete_saying(url: String, body: String) -> Self {
        Self { timeout: SUBMIT_TIMEOUT, ..Self::new(Method::DELETE, url, Some(body)) }
    }

    /// Returns whether it only reads, with the person's cookies.
    pub(super) fn is_read(&self) -> bool {
        self.method == Method::GET && self.credentials == RequestCredentials::Include
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn post(url: String, body: String) -> Self {
        Self { timeout: SUBMIT_TIMEOUT, ..Self::new(Method::POST, url, Some(body)) }
    }
}

/// Ends calls whose answers are no longer needed.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Rc<Calls>);

/// Calls that end together.
#[derive(Debug, Default)]
struct Calls {
    under_way: RefCell<Vec<AbortController>>,
    /// Number of times they were ended.
    ends: Cell<u32>,
}

impl Cancel {
    /// Ends all calls that are under way.
    pub fn cancel(&self) {
        self.0.ends.set(self.0.ends.get().wrapping_add(1));
        for controller in self.0.under_way.take() {
            controller.abort();
        }
    }

    fn begin(&self, controller: &AbortController) {
        self.0.under_way.borrow_mut().push(controller.clone());
    }

    fn end(&self, controller: &AbortController) {
        self.0.under_way.borrow_mut().retain(|other| other != controller);
    }

    /// Returns the mark that [`was_used_since`](Self::was_used_since) takes.
    pub(super) fn watch(&self) -> u32 {
        self.0.ends.get()
    }

    /// Returns whether the calls were ended since `watch`.
    pub(super) fn was_used_since(&self, watch: u32) -> bool {
        self.0.ends.get() != watch
    }
}

/// Aborts a call when its time is up, and knows whether it did.
struct Deadline {
    timer: Option<i32>,
    passed: Rc<Cell<bool>>,
    // Dropped with this: a closure that Leptos gives to a timer stays for ever if the timer never fires.
    _ring: Closure<dyn FnMut()>,
}

impl Deadline {
    fn new(timeout: i32, controller: AbortController) -> Self {
        let passed = Rc::new(Cell::new(false));
        let flag = Rc::clone(&passed);
        let ring = Closure::<dyn FnMut()>::new(move || {
            flag.set(true);
            controller.abort();
        });
        let function = ring.as_ref().unchecked_ref();
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(function, timeout);
        Self { timer: timer.ok(), passed, _ring: ring }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            window().clear_timeout_with_handle(timer);
        }
    }
}

/// Makes a call and reads its answer.
///
/// # Errors
/// [`Failure::Timeout`] and [`Failure::Offline`]; a cancelled call counts as offline, as its answer is not awaited.
pub(super) async fn fetch(call: &Call, cancel: &Cancel) -> Result<Answer, Failure> {
    if let Some(answer) = early_answer(call).await {
        return Ok(answer);
    }
    // Missing only in browsers without fetch.
    let controller = AbortController::new().map_err(|_| Failure::Offline)?;
    cancel.begin(&controller);
    let deadline = Deadline::new(call.timeout, controller.clone());

    let answer = send(call, &controller).await;
    cancel.end(&controller);
    answer.map_err(|_| if deadline.passed.get() { Failure::Timeout } else { Failure::Offline })
}

async fn send(call: &Call, controller: &AbortController) -> Result<Answer, gloo_net::Error> {
    let request = RequestBuilder::new(&call.url)
        .method(call.method.clone())
        .header("Accept", "application/json")
        .credentials(call.credentials)
        .abort_signal(Some(&controller.signal()));
    let request = match &call.body {
        Some(body) => request.header("Content-Type", "application/json").body(body.as_str())?,
        None => request.build()?,
    };
    let response = request.send().await?;

    Ok(Answer {
        status: response.status(),
        retry_after: retry_after(response.headers().get("Retry-After")),
        body: text(response.binary().await?),
    })
}

/// Reads a body. One that is not UTF-8 is not JSON either, and counts as empty.
pub(crate) fn text(body: Vec<u8>) -> String {
    String::from_utf8(body).unwrap_or_default()
}

/// Reads a `Retry-After` in seconds.
pub(super) fn retry_after(header: Option<String>) -> Option<u32> {
    header?.trim().parse().ok()
}
