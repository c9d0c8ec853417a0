//! The one asynchronous runtime below the journeys, which are plain blocking functions.

use std::{future::Future, sync::LazyLock};

use tokio::{
    runtime::{Builder, Runtime},
    task::AbortHandle,
};

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime starts"));

/// Waits for `future` on the test's own thread.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(future)
}

/// Runs `future` beside the tests, until it is done or aborted.
pub(crate) fn spawn(future: impl Future<Output = ()> + Send + 'static) -> AbortHandle {
    RUNTIME.spawn(future).abort_handle()
}
