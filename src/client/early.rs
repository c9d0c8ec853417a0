//! The answer that `early.js` requested while the program was loading.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::fetch::{Call, retry_after, text};
use crate::{
    early::{EARLY, EarlyAnswer},
    protocol::Answer,
};

/// Returns the answer to a call if `early.js` began the same call, and only once.
///
/// A failed early call is ignored: the call is then made as usual.
pub(super) async fn early_answer(call: &Call) -> Option<Answer> {
    let answer = EARLY.with(|early| {
        let early = early.as_ref()?;
        let flow = early.flow().filter(|flow| call.is_read() && flow.url() == call.url())?;
        early.set_flow(None);
        Some(flow.answer())
    })?;
    let answer: EarlyAnswer = JsFuture::from(answer).await.ok()?.unchecked_into();
    Some(Answer { status: answer.status(), retry_after: retry_after(answer.retry_after()), body: text(answer.body()) })
}
