//! The server that a company would put in front: the built SPA, a strict Content-Security-Policy, and Kratos at `/.ory/`.

mod files;
mod proxy;

use std::{fmt, path::PathBuf, sync::Arc};

use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

pub(crate) use self::files::is_fingerprinted;
pub use self::proxy::{Fault, Seen};
use self::{files::Files, proxy::Proxy};
use crate::{port, runtime::spawn};

pub(crate) type Answer = Response<Full<Bytes>>;

/// A running server on a port of its own. It ends with the process.
#[derive(Debug)]
pub struct SpaServer {
    origin: String,
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
        let listener = port::listen();
        let port = listener.local_addr().expect("a bound socket").port();
        listener.set_nonblocking(true).expect("a socket of our own");
        let origin = format!("http://localhost:{port}");
        let proxy = Arc::new(Proxy::new(&origin));
        let files = Arc::new(files);

        spawn(serve(listener, Arc::clone(&files), Arc::clone(&proxy)));
        Self { origin, files, proxy }
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

    /// Lets all requests pass again.
    pub fn mend(&self) {
        self.proxy.forget_rules();
    }

    /// Returns how many requests for Kratos there were that `rule` describes.
    pub fn count(&self, rule: impl Fn(&Seen) -> bool) -> usize {
        self.proxy.count(rule)
    }
}

async fn serve(listener: std::net::TcpListener, files: Arc<Files>, proxy: Arc<Proxy>) {
    let listener = TcpListener::from_std(listener).expect("a socket of our own");
    loop {
        // Fails for a client that has gone again.
        if let Ok((stream, _)) = listener.accept().await {
            spawn(serve_one(stream, Arc::clone(&files), Arc::clone(&proxy)));
        }
    }
}

async fn serve_one(stream: TcpStream, files: Arc<Files>, proxy: Arc<Proxy>) {
    let service = service_fn(|request: Request<Incoming>| answer(request, &files, &proxy));
    // An error is a connection that somebody has closed: the browser, or a fault.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
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
