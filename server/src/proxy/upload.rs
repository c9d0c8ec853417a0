//! A request's body on its way to Kratos, and how far it has come.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{BoxError, body::Body};
use bytes::Bytes;
use http_body_util::{LengthLimitError, Limited};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tower_http::timeout::{TimeoutBody, TimeoutError};

use super::fault::Fault;

/// How a body comes along. The body itself belongs to whoever sends it.
#[derive(Clone, Debug)]
pub(super) struct Upload(Arc<AtomicU8>);

const COMING: u8 = 0;
const FINISHED: u8 = 1;
const TOO_LARGE: u8 = 2;
const STALLED: u8 = 3;
const BROKEN: u8 = 4;

impl Upload {
    /// Limits a body's size and its pauses, and watches it.
    pub(super) fn watch(body: Body, limit: usize, pause: Duration) -> (Body, Self) {
        let is_empty = body.is_end_stream();
        let upload = Self(Arc::new(AtomicU8::new(if is_empty { FINISHED } else { COMING })));
        if is_empty {
            return (Body::empty(), upload);
        }
        let body = Limited::new(TimeoutBody::new(pause, body), limit);
        let watched = Watched { body: Box::pin(body), upload: upload.clone() };

        (Body::new(watched), upload)
    }

    /// Whether all of it went to Kratos.
    pub(super) fn is_finished(&self) -> bool {
        self.0.load(Ordering::Acquire) == FINISHED
    }

    /// What was wrong with it, if a failure was its own.
    pub(super) fn fault(&self) -> Option<Fault> {
        match self.0.load(Ordering::Acquire) {
            TOO_LARGE => Some(Fault::TooLarge),
            STALLED => Some(Fault::SlowBody),
            BROKEN => Some(Fault::BrokenBody),
            _ => None,
        }
    }

    fn note(&self, state: u8) {
        self.0.store(state, Ordering::Release);
    }
}

struct Watched {
    body: Pin<Box<Limited<TimeoutBody<Body>>>>,
    upload: Upload,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = self.body.as_mut().poll_frame(context);
        match &polled {
            Poll::Ready(Some(Err(error))) => self.upload.note(state_of(&**error)),
            Poll::Ready(None) => self.upload.note(FINISHED),
            Poll::Ready(Some(Ok(_))) if self.body.is_end_stream() => self.upload.note(FINISHED),
            _ => {}
        }
        // Trailers are about the connection for all that Kratos knows.
        match polled {
            Poll::Ready(Some(Ok(frame))) if frame.is_trailers() => Poll::Ready(None),
            polled => polled,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Looks for the reason among an error's causes.
fn state_of(error: &(dyn std::error::Error + 'static)) -> u8 {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return TOO_LARGE;
        }
        if error.is::<TimeoutError>() {
            return STALLED;
        }
        cause = error.source();
    }
    BROKEN
}
