//! A made-up Kratos: it gives each call the answer that was set for it.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/tests/browser/fakes.js")]
extern "C" {
    /// Answers calls such as `GET /.ory/sessions` with `[status, body]` from now on, and all others with 502.
    #[wasm_bindgen(js_name = answerWith)]
    pub(crate) fn answer_with(json: &str);
    /// Returns the calls since then, one a line, and lets the browser make the next ones itself.
    #[wasm_bindgen(js_name = askedCalls)]
    pub(crate) fn asked_calls() -> String;
    #[wasm_bindgen(js_name = sentBodies)]
    fn sent_bodies() -> String;
}

/// Returns the bodies of the calls since then.
pub(crate) fn sent() -> Vec<Value> {
    serde_json::from_str(&sent_bodies()).unwrap()
}
