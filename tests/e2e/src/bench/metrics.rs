//! The browser's own counters of a page.

use serde_json::json;

use crate::chromium::Chromium;

/// The counters at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metrics {
    /// Milliseconds in which the page's thread was busy.
    pub(crate) busy: f64,
    /// Bytes on JavaScript's heap.
    pub(crate) heap: f64,
    /// Nodes, in the document and out of it.
    pub(crate) nodes: f64,
    /// Listeners to events.
    pub(crate) listeners: f64,
}

impl Metrics {
    /// Reads them.
    pub(crate) fn now(browser: &Chromium) -> Self {
        browser.devtools("Performance.enable", json!({}));
        let metrics = browser.devtools("Performance.getMetrics", json!({}));
        let metric = |name: &str| {
            let found = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == name);
            found.and_then(|metric| metric["value"].as_f64()).unwrap_or_else(|| panic!("no {name} in {metrics}"))
        };

        Self {
            busy: metric("TaskDuration") * 1000.0,
            heap: metric("JSHeapUsedSize"),
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
        }
    }

    /// Reads them after garbage collection.
    pub(crate) fn without_garbage(browser: &Chromium) -> Self {
        browser.devtools("HeapProfiler.collectGarbage", json!({}));
        Self::now(browser)
    }
}
