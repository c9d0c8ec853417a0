//! The port on which the server listens, which can be closed for a while.

use std::{
    future::poll_fn,
    net::{SocketAddr, TcpListener as StdListener},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Waker},
};

use tokio::{
    net::{TcpListener, TcpStream},
    task::AbortHandle,
};

/// A port that is open, or refuses connections.
#[derive(Debug)]
pub(super) struct Door {
    address: SocketAddr,
    keeps_connections: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    listener: Option<TcpListener>,
    /// The task that waits for a connection.
    host: Option<Waker>,
    /// The accepted connections.
    connections: Vec<AbortHandle>,
}

impl Door {
    /// Takes over a port; to be called within the runtime.
    pub(super) fn new(listener: StdListener) -> Self {
        let address = listener.local_addr().expect("a bound socket");
        let state = State { listener: Some(listening(listener)), host: None, connections: Vec::new() };
        Self { address, keeps_connections: AtomicBool::new(true), state: Mutex::new(state) }
    }

    /// From now on each request needs a new connection.
    pub(super) fn keep_no_connections(&self) {
        self.keeps_connections.store(false, Ordering::Relaxed);
    }

    /// From now on connections are kept again.
    pub(super) fn keep_connections(&self) {
        self.keeps_connections.store(true, Ordering::Relaxed);
    }

    pub(super) fn keeps_connections(&self) -> bool {
        self.keeps_connections.load(Ordering::Relaxed)
    }

    /// Refuses connections from now on.
    pub(super) fn close(&self) {
        self.state().listener = None;
    }

    /// Listens again, if it was closed; to be called within the runtime.
    pub(super) fn open(&self) {
        let mut state = self.state();
        if state.listener.is_none() {
            let listener = StdListener::bind(self.address).expect("nobody else has taken the port");
            state.listener = Some(listening(listener));
            if let Some(host) = state.host.take() {
                host.wake();
            }
        }
    }

    /// Records a connection.
    pub(super) fn note(&self, connection: AbortHandle) {
        let mut state = self.state();

        state.connections.retain(|connection| !connection.is_finished());
        state.connections.push(connection);
    }

    /// Ends all connections.
    pub(super) fn end_connections(&self) {
        self.state().connections.drain(..).for_each(|connection| connection.abort());
    }

    /// Waits for the next connection.
    pub(super) async fn next(&self) -> TcpStream {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&self, context: &mut Context<'_>) -> Poll<TcpStream> {
        let mut state = self.state();
        state.host = Some(context.waker().clone());
        let Some(listener) = &state.listener else {
            return Poll::Pending;
        };
        loop {
            match listener.poll_accept(context) {
                Poll::Ready(Ok((stream, _))) => return Poll::Ready(stream),
                // A client that has already gone.
                Poll::Ready(Err(_)) => {}
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn listening(listener: StdListener) -> TcpListener {
    listener.set_nonblocking(true).expect("a socket of our own");
    TcpListener::from_std(listener).expect("a socket of our own")
}
