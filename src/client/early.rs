//! The answer that `early.js` has asked for while the program was on its way.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::fetch::{Call, retry_after, text};
use crate::{
    early::{EARLY, EarlyAnswer},
    protocol::Answer,
};

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
    Some(Answer { status: answer.status(), retry_after: retry_after(answer.retry_after()), body: text(answer.body()) })
}
