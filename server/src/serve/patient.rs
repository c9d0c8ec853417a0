//! A connection with two timeouts: a short one while the head of a request arrives, a long one between requests.
//!
//! hyper has one for both. A short one would close connections that a balancer keeps, at the very moment it uses them:
//! it would answer with a bad gateway, as it cannot know whether a submit was accepted. A long one would let a client
//! hold a connection with a byte a second.

use std::{
    future::Future,
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep_until},
};

/// Whether a request is being worked on. Meanwhile its body has separate timeouts.
#[derive(Clone, Debug, Default)]
pub(super) struct Working(Arc<AtomicBool>);

impl Working {
    /// Notes that the head has arrived.
    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Notes that the answer is there, and the next head may arrive.
    pub(super) fn end(&self) {
        self.0.store(false, Ordering::Release);
    }

    fn is_on(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// A connection on which heads have to arrive in time.
#[derive(Debug)]
pub(super) struct Patient {
    stream: TcpStream,
    working: Working,
    head_timeout: Duration,
    /// Deadline of the head whose first bytes have arrived.
    clock: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    pub(super) fn new(stream: TcpStream, working: Working, head_timeout: Duration) -> Self {
        // The deadline of the first head runs from the start.
        let clock = Some(Box::pin(sleep_until(Instant::now() + head_timeout)));
        Self { stream, working, head_timeout, clock }
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.working.is_on() {
            self.clock = None;
            return Pin::new(&mut self.stream).poll_read(context, buffer);
        }
        if let Some(clock) = &mut self.clock
            && clock.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        if self.clock.is_none() && buffer.filled().len() > before {
            self.clock = Some(Box::pin(sleep_until(Instant::now() + self.head_timeout)));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
