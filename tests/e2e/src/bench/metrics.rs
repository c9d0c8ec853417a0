//! What the browser itself counts of a page.

use serde_json::json;

use super::tab::Tab;

/// The counters at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Metrics {
    /// Milliseconds in which the page's thread was at work.
    pub(super) busy: f64,
    /// Bytes on JavaScript's heap.
    pub(super) heap: f64,
    /// Nodes, in the document and out of it.
    pub(super) nodes: f64,
    /// Listeners to events.
    pub(super) listeners: f64,
}

impl Metrics {
    /// Reads them.
    pub(super) fn now(tab: &Tab<'_>) -> Self {
        tab.devtools("Performance.enable", json!({}));
        let metrics = tab.devtools("Performance.getMetrics", json!({}));
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

    /// Reads them when nothing is held any more that nobody needs.
    pub(super) fn without_garbage(tab: &Tab<'_>) -> Self {
        tab.devtools("HeapProfiler.collectGarbage", json!({}));
        Self::now(tab)
    }
}
