//! Handler of a form that is submitted.

use std::{fmt, future::Future, pin::Pin, rc::Rc};

use crate::{problem::Problem, protocol::Submission};

/// Outcome of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// There is an answer, and the flow on the page is up to date.
    Answered,
    /// The browser is on its way to another page: the form stays disabled.
    Leaving,
    /// It did not get through: the form says so and offers a retry.
    Failed(Problem),
}

type SubmitFuture = Pin<Box<dyn Future<Output = Submitted>>>;

/// Handler of a form that is submitted.
#[derive(Clone)]
pub struct SubmitHandler(pub(super) Rc<dyn Fn(Submission) -> SubmitFuture>);

impl SubmitHandler {
    /// Creates a handler from an asynchronous function.
    pub fn new<F: Future<Output = Submitted> + 'static>(handle: impl Fn(Submission) -> F + 'static) -> Self {
        Self(Rc::new(move |submission| Box::pin(handle(submission))))
    }

    /// Submits, and returns the outcome: for a handler that does something before and after another.
    pub async fn submit(&self, submission: Submission) -> Submitted {
        (self.0)(submission).await
    }
}

impl fmt::Debug for SubmitHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubmitHandler")
    }
}
