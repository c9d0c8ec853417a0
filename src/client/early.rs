//! The answer that `early.js` has asked for while the program was on its way.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::fetch::{Call, retry_after};
use crate::protocol::Answer;

#[wasm_bindgen]
extern "C" {
    type Early;

    #[wasm_bindgen(thread_local_v2, js_namespace = window, js_name = leptosKratos)]
    static EARLY: Option<Early>;

    #[wasm_bindgen(method, getter)]
    fn flow(this: &Early) -> Option<EarlyFlow>;

    #[wasm_bindgen(method, setter)]
    fn set_flow(this: &Early, flow: Option<EarlyFlow>);

    type EarlyFlow;

    #[wasm_bindgen(method, getter)]
    fn url(this: &EarlyFlow) -> String;

    #[wasm_bindgen(method, getter)]
    fn answer(this: &EarlyFlow) -> Promise;

    type EarlyAnswer;

    #[wasm_bindgen(method, getter)]
    fn status(this: &EarlyAnswer) -> u16;

    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &EarlyAnswer) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn body(this: &EarlyAnswer) -> String;
}

/// Returns the answer to a call if it is the very one that was begun early, the first time that it is asked for.
///
/// One that did not come is nobody's concern: the call is made as if it had never been begun.
pub(super) async fn early_answer(call: &Call) -> Option<Answer> {
    let answer = EARLY.with(|early| {
        let early = early.as_ref()?;
        let flow = early.flow().filter(|flow| call.is_read() && flow.url() == call.url())?;
        early.set_flow(None);
        Some(flow.answer())
    })?;
    let answer: EarlyAnswer = JsFuture::from(answer).await.ok()?.unchecked_into();
    Some(Answer { status: answer.status(), retry_after: retry_after(answer.retry_after()), body: answer.body() })
}
