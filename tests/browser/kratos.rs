//! A Kratos that is made up: it gives each call the answer that it was told to give.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(inline_js = r#"
let answers = {};
let asked = [];
let sent = [];
const real = window.fetch;

export function answerWith(json) {
  answers = JSON.parse(json);
  asked = [];
  sent = [];
  window.fetch = async (request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    asked.push(call);
    if (request.method === "POST") sent.push(await request.clone().json());
    const [status, body] = answers[call] ?? [502, "<html>"];
    return new Response(status === 204 ? null : typeof body === "string" ? body : JSON.stringify(body), { status });
  };
}

export function askedCalls() {
  window.fetch = real;
  return asked.join("\n");
}

export function sentBodies() {
  return JSON.stringify(sent);
}
"#)]
extern "C" {
    /// Answers calls such as `GET /.ory/sessions` with `[status, body]` from now on, and all others with 502.
    #[wasm_bindgen(js_name = answerWith)]
    pub(crate) fn answer_with(json: &str);
    /// Returns the calls since then, one a line, and lets the browser do the next ones.
    #[wasm_bindgen(js_name = askedCalls)]
    pub(crate) fn asked_calls() -> String;
    #[wasm_bindgen(js_name = sentBodies)]
    fn sent_bodies() -> String;
}

/// Returns what was posted since then.
pub(crate) fn sent() -> Vec<Value> {
    serde_json::from_str(&sent_bodies()).unwrap()
}
