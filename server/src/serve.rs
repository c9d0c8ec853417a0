//! The listener: accepts connections, with limits on the size and the time that a client may take.

mod patient;

use std::{future::Future, io, net::SocketAddr, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};
use tower::ServiceExt;

use self::patient::{Patient, Working};
use crate::config;

/// Limits of a client.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Largest head of a request, in bytes.
    pub head: usize,
    /// Time within which a head has to arrive.
    pub head_timeout: Duration,
    /// Time for which a connection may be idle between two requests.
    pub keep_alive: Duration,
    /// Time for running requests to end once no more are accepted.
    pub shutdown: Duration,
}

impl Limits {
    /// Takes the operator's configuration, and one second for the shutdown.
    #[must_use]
    pub const fn of(config: &config::Http) -> Self {
        Self {
            head: config.head_limit_bytes,
            head_timeout: Duration::from_secs(config.head_timeout_seconds),
            keep_alive: Duration::from_secs(config.keep_alive_seconds),
            shutdown: Duration::from_secs(1),
        }
    }
}

/// Answers requests until `end` resolves, and then finishes the running ones.
///
/// # Errors
/// Never fails: an error of one connection does not stop the server.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, end: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);

    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => answer(&graceful, stream, peer, router.clone(), limits),
                Err(error) => wait_after(&error).await,
            },
            () = &mut end => break,
        }
    }
    drop(listener);
    if timeout(limits.shutdown, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests were still running at the end");
    }
}

fn answer(graceful: &GracefulShutdown, stream: TcpStream, peer: SocketAddr, router: Router, limits: Limits) {
    // An error here means that the connection is gone already.
    let _ = stream.set_nodelay(true);
    let working = Working::default();
    let patient = Patient::new(stream, working.clone(), limits.head_timeout);
    let service = service_fn(move |request: Request<Incoming>| {
        working.begin();
        let (working, router) = (working.clone(), router.clone());
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        async move {
            let answer = router.oneshot(request).await;
            working.end();
            answer
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.keep_alive)
        .max_buf_size(limits.head)
        .serve_connection(TokioIo::new(patient), service);
    let connection = graceful.watch(connection);

    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, %peer, "a connection has ended");
        }
    });
}

/// Waits after an error that would repeat, such as too many open files. A connection that was given up before it was
/// accepted says nothing about the next one.
async fn wait_after(error: &io::Error) {
    let is_the_clients = matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    );
    if !is_the_clients {
        tracing::error!(%error, "no connection can be taken");
        sleep(Duration::from_millis(200)).await;
    }
}
