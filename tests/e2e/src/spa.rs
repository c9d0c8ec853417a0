//! The server that a company would put in front: the built SPA, a strict Content-Security-Policy, and Kratos at `/.ory/`.

mod body;
mod door;
mod fault;
mod files;
mod proxy;

use std::{fmt, path::PathBuf, sync::Arc};

use http_body_util::BodyExt;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

pub(crate) use self::files::is_fingerprinted;
use self::{body::Piece, door::Door, files::Files, proxy::Proxy};
pub use self::{
    fault::{Event, Fault},
    proxy::Seen,
};
use crate::runtime::{block_on, spawn};

pub(crate) type Answer = Response<Piece>;

/// A running server on a port of its own. It ends with the process.
#[derive(Debug)]
pub struct SpaServer {
    origin: String,
    door: Arc<Door>,
    files: Arc<Files>,
    proxy: Arc<Proxy>,
}

impl SpaServer {
    /// Listens on a free port; Kratos is away until [`SpaServer::hand_on_to`] says where it is.
    pub(crate) fn start(dist: PathBuf) -> Self {
        Self::start_with(Files::new(dist))
    }

    /// Serves somebody else's page in the same way.
    pub(crate) fn start_for_others(dist: PathBuf) -> Self {
        Self::start_with(Files::of_others(dist))
    }

    fn start_with(files: Files) -> Self {
        let listener = dev_stack::listen().unwrap_or_else(|error| panic!("{error}"));
        let port = listener.local_addr().expect("a bound socket").port();
        let origin = format!("http://localhost:{port}");
        let door = Arc::new(block_on(async { Door::new(listener) }));
        let proxy = Arc::new(Proxy::new(&origin, Arc::clone(&door)));
        let files = Arc::new(files);

        spawn(serve(Arc::clone(&door), Arc::clone(&files), Arc::clone(&proxy)));
        Self { origin, door, files, proxy }
    }

    /// Returns the SPA's origin, such as `http://localhost:3456`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Says where Kratos is.
    pub(crate) fn hand_on_to(&self, kratos: String) {
        self.proxy.hand_on_to(kratos);
    }

    /// From now on does to the requests for Kratos what `rule` says, unless a rule before it has something to say;
    /// `None` lets a request pass.
    pub fn break_requests(&self, rule: impl Fn(&Seen) -> Option<Fault> + Send + Sync + 'static) {
        self.proxy.add_rule(Box::new(rule));
    }

    /// Puts a text in the place of a file of the build, as an operator would; `None` takes the file away.
    pub fn replace_file(&self, name: &str, content: Option<&str>) {
        self.files.replace(name, content.map(str::to_owned));
    }

    /// Serves the page under another Content-Security-Policy.
    pub fn set_policy(&self, policy: &'static str) {
        self.files.set_policy(policy);
    }

    /// Answers one request a connection from now on. A browser sends a request again by itself, a submit too, when a
    /// connection that it has used before ends without a word: it takes that for the server's being tired of it.
    pub fn keep_no_connections(&self) {
        self.door.keep_no_connections();
    }

    /// Lets all requests pass again, and listens again if nobody does.
    pub fn mend(&self) {
        self.proxy.forget_rules();
        block_on(async { self.door.open() });
    }

    /// Returns the requests for Kratos so far.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.proxy.seen()
    }

    /// Returns how many requests for Kratos have no answer yet.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.proxy.under_way()
    }

    /// Returns how many requests for Kratos there were that `rule` describes.
    pub fn count(&self, rule: impl Fn(&Seen) -> bool) -> usize {
        self.proxy.count(rule)
    }
}

async fn serve(door: Arc<Door>, files: Arc<Files>, proxy: Arc<Proxy>) {
    loop {
        let stream = door.next().await;
        spawn(serve_one(stream, door.keeps_connections(), Arc::clone(&files), Arc::clone(&proxy)));
    }
}

async fn serve_one(stream: TcpStream, is_kept: bool, files: Arc<Files>, proxy: Arc<Proxy>) {
    // The same socket, which outlives the service.
    let twin = stream.into_std().and_then(|stream| Ok((stream.try_clone()?, stream)));
    let (twin, stream) = twin.expect("a socket of our own");
    let stream = TcpStream::from_std(stream).expect("it was one before");
    let service = service_fn(|request: Request<Incoming>| answer(request, &files, &proxy));
    // An error is a connection that somebody has closed: the browser, or a fault. That one ends as when a machine fails.
    if http1::Builder::new().keep_alive(is_kept).serve_connection(TokioIo::new(stream), service).await.is_err() {
        let _ = TcpStream::from_std(twin).and_then(|twin| twin.set_zero_linger());
    }
}

async fn answer(request: Request<Incoming>, files: &Files, proxy: &Proxy) -> Result<Answer, Dropped> {
    if !request.uri().path().starts_with("/.ory/") {
        return Ok(files.answer(request.uri().path(), request.headers()));
    }
    let (head, body) = request.into_parts();
    let Ok(body) = body.collect().await else {
        return Err(Dropped);
    };
    proxy.answer(Request::from_parts(head, body.to_bytes())).await
}

/// Closes the connection without an answer.
#[derive(Debug)]
pub(crate) struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dropped on purpose")
    }
}

impl std::error::Error for Dropped {}
