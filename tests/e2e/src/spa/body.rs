//! The body of an answer: whole, or one that breaks off.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use super::Dropped;

/// Time for the bytes before the break to get through.
const PAUSE: Duration = Duration::from_millis(50);

/// A body in one piece.
#[derive(Debug)]
pub(crate) struct Piece {
    content: Option<Bytes>,
    /// The break in the place of the rest, and the length of the whole.
    end: Option<(Pin<Box<Sleep>>, u64)>,
}

impl Piece {
    /// Makes a body that breaks off in the middle, and the connection with it.
    pub(super) fn torn(content: &Bytes) -> Self {
        let half = content.slice(..content.len() / 2);
        let whole = u64::try_from(content.len()).unwrap_or_default();
        Self { content: Some(half), end: Some((Box::pin(sleep(PAUSE)), whole)) }
    }
}

impl From<Bytes> for Piece {
    fn from(content: Bytes) -> Self {
        Self { content: Some(content), end: None }
    }
}

impl Body for Piece {
    type Data = Bytes;
    type Error = Dropped;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Dropped>>> {
        if let Some(content) = self.content.take() {
            return Poll::Ready(Some(Ok(Frame::data(content))));
        }
        let Some((pause, _)) = &mut self.end else {
            return Poll::Ready(None);
        };
        ready!(pause.as_mut().poll(context));
        Poll::Ready(Some(Err(Dropped)))
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.content.as_ref().map_or(0, Bytes::len);
        let whole = self.end.as_ref().map_or_else(|| u64::try_from(left).unwrap_or_default(), |(_, whole)| *whole);
        SizeHint::with_exact(whole)
    }

    fn is_end_stream(&self) -> bool {
        self.content.as_ref().is_none_or(Bytes::is_empty) && self.end.is_none()
    }
}
