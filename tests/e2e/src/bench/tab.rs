//! A tab that records marks of its page.

use serde_json::{Value, json};

use super::{device::Device, metrics::Metrics, subject::Subject, visit::Visit};
use crate::{chromium::Chromium, runtime::block_on};

const MARKS: &str = include_str!("marks.js");

/// A new tab: its memory holds nothing of an earlier page.
#[derive(Debug)]
pub(super) struct Tab<'a> {
    chromium: &'a Chromium,
}

impl<'a> Tab<'a> {
    /// Opens a tab of a device, and switches to it.
    pub(super) fn open(chromium: &'a Chromium, device: Device) -> Self {
        let driver = chromium.driver();
        let opened = block_on(async { driver.switch_to_window(driver.new_tab().await?).await });
        opened.unwrap_or_else(|error| panic!("a new tab: {error}"));

        let tab = Self { chromium };
        device.apply(&tab);
        tab
    }

    /// Visits a page, and returns the marks of it once it can be used.
    pub(super) fn visit(&self, page: &Subject) -> Visit {
        self.before_each_page(&MARKS.replace("SELECTOR", &json!(page.selector).to_string()));
        let went = block_on(self.chromium.driver().goto(&page.url));
        went.unwrap_or_else(|error| panic!("{}: {error}", page.url));

        let marks = block_on(self.chromium.driver().execute_async("window.bench.visit.then(arguments[0])", vec![]));
        let marks = marks.unwrap_or_else(|error| panic!("{}: {} cannot be used: {error}", page.url, page.selector));
        Visit::read(marks.json())
    }

    /// Runs a script at the beginning of each page from now on.
    pub(super) fn before_each_page(&self, source: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// Runs a script in the page, and returns the value that it passes to the function in its last argument.
    pub(super) fn call(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = block_on(self.chromium.driver().execute_async(script, arguments));
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Sends a command of the Chrome DevTools Protocol, and returns the answer.
    pub(super) fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.chromium.devtools(method, parameters)
    }

    /// Returns the browser's counters of it.
    pub(super) fn metrics(&self) -> Metrics {
        Metrics::now(self.chromium)
    }

    /// Returns the same after garbage collection.
    pub(super) fn metrics_without_garbage(&self) -> Metrics {
        Metrics::without_garbage(self.chromium)
    }

    /// Closes it, and switches to the first tab.
    pub(super) fn close(self) {
        let driver = self.chromium.driver();
        let closed = block_on(async {
            driver.close_window().await?;
            driver.switch_to_window(driver.windows().await?.swap_remove(0)).await
        });

        closed.unwrap_or_else(|error| panic!("a tab does not close: {error}"));
    }
}
