//! What a page holds in memory.

use std::fmt;

use serde_json::json;

use super::Page;

const HOLD: &str = include_str!("../bench/memory.js");

/// What a page holds, when all is gone that nobody needs.
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
    /// Makes [`Page::memory`] know of the WebAssembly of the pages that are opened from now on.
    pub fn watch_memory(&self) {
        self.run_before_each_page(HOLD);
    }

    /// Returns what the page holds.
    ///
    /// # Panics
    /// If the browser does not know.
    #[must_use]
    pub fn memory(&self) -> Memory {
        let number = |value: &str| value.parse().unwrap_or_else(|_| panic!("no number: {value}"));
        let wasm = number(&self.evaluate("window.wasmBytes()").expect("the memory is watched"));
        self.chromium.devtools("HeapProfiler.collectGarbage", json!({}));
        self.chromium.devtools("Performance.enable", json!({}));
        let metrics = self.chromium.devtools("Performance.getMetrics", json!({}));
        let metric = |name: &str| {
            let mut all = metrics["metrics"].as_array().into_iter().flatten();
            let found = all.find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
            found.unwrap_or_else(|| panic!("no {name} in {metrics}"))
        };

        Memory { heap: metric("JSHeapUsedSize"), wasm, nodes: metric("Nodes"), listeners: metric("JSEventListeners") }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { heap, wasm, nodes, listeners } = self;
        write!(f, "heap {:.0} kB, WebAssembly {:.0} kB, {nodes} nodes, {listeners} listeners", heap / 1e3, wasm / 1e3)
    }
}
