//! Upload of a request's body to Kratos, and its progress.

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

/// Progress of a body. The body itself belongs to the request that sends it.
#[derive(Clone, Debug)]
pub(super) struct Upload(Arc<AtomicU8>);

const COMING: u8 = 0;
const FINISHED: u8 = 1;
const TOO_LARGE: u8 = 2;
const STALLED: u8 = 3;
const BROKEN: u8 = 4;

impl Upload {
    /// Limits the size and the pauses of a body, and watches its progress.
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

    /// Whether the whole body was sent to Kratos.
    pub(super) fn is_finished(&self) -> bool {
        self.0.load(Ordering::Acquire) == FINISHED
    }

    /// Returns the fault of the body, if it has caused a failure.
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
        // Trailers are dropped: for Kratos they only concern the connection.
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

/// Returns the state for an error, by its causes.
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
