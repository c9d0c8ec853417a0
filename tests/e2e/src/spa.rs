//! The network between the browser and the companion server, which can break, and on which other files can replace the
//! server's.

mod body;
mod door;
mod fault;
mod files;
mod proxy;
mod replaced;
mod upstream;

use std::{fmt, sync::Arc};

use http_body_util::BodyExt;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

pub(crate) use self::files::{Files, is_fingerprinted};
use self::{body::Piece, door::Door, proxy::Proxy, replaced::Replaced, upstream::Upstream};
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
    site: Arc<Site>,
}

/// The servers behind the port.
#[derive(Debug)]
struct Site {
    pages: Pages,
    proxy: Proxy,
}

/// The source of the page and its files.
#[derive(Debug)]
enum Pages {
    /// From the companion server, but for replaced files.
    Companion(Replaced),
    /// From a folder, without that server.
    Folder(Files),
}

impl SpaServer {
    /// Listens on a free port; requests fail until [`SpaServer::hand_on_to`] sets the companion server's address.
    pub(crate) fn start() -> Self {
        Self::start_with(Pages::Companion(Replaced::default()))
    }

    /// Serves a folder's page without that server, before a Kratos.
    pub(crate) fn start_without_companion(files: Files, kratos: String) -> Self {
        let server = Self::start_with(Pages::Folder(files));

        server.site.proxy.hand_on_to(Upstream::Kratos(kratos));
        server
    }

    fn start_with(pages: Pages) -> Self {
        let listener = dev_stack::listen().unwrap_or_else(|error| panic!("{error}"));
        let port = listener.local_addr().expect("a bound socket").port();
        let origin = format!("http://localhost:{port}");
        let door = Arc::new(block_on(async { Door::new(listener) }));
        let site = Arc::new(Site { pages, proxy: Proxy::new(&origin, Arc::clone(&door)) });

        spawn(serve(Arc::clone(&door), Arc::clone(&site)));
        Self { origin, door, site }
    }

    /// Returns the SPA's origin, such as `http://localhost:3456`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Sets the companion server's address.
    pub(crate) fn hand_on_to(&self, companion: &str) {
        self.site.proxy.hand_on_to(Upstream::Companion(companion.to_owned()));
    }

    /// From now on applies `rule` to the requests for Kratos and the API, unless an earlier rule gives a fault; `None`
    /// lets a request pass.
    pub fn break_requests(&self, rule: impl Fn(&Seen) -> Option<Fault> + Send + Sync + 'static) {
        self.site.proxy.add_rule(Box::new(rule));
    }

    /// Replaces a file of the build by a text, as an operator would; `None` removes the file.
    pub fn replace_file(&self, name: &str, content: Option<&str>) {
        self.replaced().replace(name, content.map(str::to_owned));
    }

    /// Serves the page under another Content-Security-Policy.
    pub fn set_policy(&self, policy: &'static str) {
        self.replaced().set_policy(policy);
    }

    fn replaced(&self) -> &Replaced {
        match &self.site.pages {
            Pages::Companion(replaced) => replaced,
            Pages::Folder(_) => panic!("only the companion server's files are replaced"),
        }
    }

    /// Answers one request a connection from now on. A browser repeats a request by itself, a submit too, when a reused
    /// connection ends without an answer: it takes that for the server closing an idle connection.
    pub fn keep_no_connections(&self) {
        self.door.keep_no_connections();
    }

    /// Lets all requests pass again, and reopens the port if it is closed.
    pub fn mend(&self) {
        self.site.proxy.forget_rules();
        block_on(async { self.door.open() });
    }

    /// Resets all settings of a journey, and every recorded request: the next one finds the initial state.
    pub(crate) fn forget(&self) {
        self.mend();
        self.door.keep_connections();
        // A browser would reuse a kept connection, and repeat a request when that ends.
        self.door.end_connections();
        self.site.proxy.forget_seen();
        self.replaced().forget();
    }

    /// Returns the requests for Kratos and the API so far.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.site.proxy.seen()
    }

    /// Returns the number of those that have no answer yet.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.site.proxy.under_way()
    }

    /// Returns the number of those that match `rule`.
    pub fn count(&self, rule: impl Fn(&Seen) -> bool) -> usize {
        self.site.proxy.count(rule)
    }
}

async fn serve(door: Arc<Door>, site: Arc<Site>) {
    loop {
        let stream = door.next().await;
        door.note(spawn(serve_one(stream, door.keeps_connections(), Arc::clone(&site))));
    }
}

async fn serve_one(stream: TcpStream, is_kept: bool, site: Arc<Site>) {
    // The same socket, which outlives the service.
    let twin = stream.into_std().and_then(|stream| Ok((stream.try_clone()?, stream)));
    let (twin, stream) = twin.expect("a socket of our own");
    let stream = TcpStream::from_std(stream).expect("it was one before");
    let service = service_fn(|request: Request<Incoming>| site.answer(request));
    // An error is a connection that was closed: by the browser, or by a fault. That one ends as when a machine fails.
    if http1::Builder::new().keep_alive(is_kept).serve_connection(TokioIo::new(stream), service).await.is_err() {
        let _ = TcpStream::from_std(twin).and_then(|twin| twin.set_zero_linger());
    }
}

impl Site {
    async fn answer(&self, request: Request<Incoming>) -> Result<Answer, Dropped> {
        let (head, body) = request.into_parts();
        let Ok(body) = body.collect().await else {
            return Err(Dropped);
        };
        let (path, request) = (head.uri.path().to_owned(), Request::from_parts(head, body.to_bytes()));
        if path.starts_with("/.ory/") || path.starts_with("/api/") {
            return self.proxy.answer(request).await;
        }

        match &self.pages {
            Pages::Folder(files) => Ok(files.answer(&path, request.headers())),
            Pages::Companion(replaced) => match replaced.answer(&path) {
                Some(answer) => Ok(answer),
                None => self.proxy.pass(request).await.map(|answer| replaced.promise(answer)),
            },
        }
    }
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
