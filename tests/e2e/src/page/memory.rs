//! The memory of a page.

use std::fmt;

use super::Page;
use crate::bench::{HOLD, Metrics};

/// The memory of a page after garbage collection.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Memory {
    /// Bytes on JavaScript's heap.
    pub heap: f64,
    /// Bytes of WebAssembly's memory, which never shrinks.
    pub wasm: f64,
    /// Nodes, in the document and out of it.
    pub nodes: f64,
    /// Listeners to events.
    pub listeners: f64,
}

impl Page {
    /// Makes [`Page::memory`] count the WebAssembly of the pages that are opened from now on.
    pub fn watch_memory(&self) {
        self.run_before_each_page(HOLD);
    }

    /// Returns the memory of the page.
    ///
    /// # Panics
    /// If the browser does not report it.
    #[must_use]
    pub fn memory(&self) -> Memory {
        let number = |value: &str| value.parse().unwrap_or_else(|_| panic!("no number: {value}"));
        let wasm = number(&self.evaluate("window.wasmBytes()").expect("the memory is watched"));
        let Metrics { heap, nodes, listeners, .. } = Metrics::without_garbage(&self.chromium);

        Memory { heap, wasm, nodes, listeners }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { heap, wasm, nodes, listeners } = self;
        write!(f, "heap {:.0} kB, WebAssembly {:.0} kB, {nodes} nodes, {listeners} listeners", heap / 1e3, wasm / 1e3)
    }
}
