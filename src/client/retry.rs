//! Retries of reads that did not come through, as a person would retry; submits are never retried.

use js_sys::{Math, Promise};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use super::fetch::{Call, Cancel, fetch};
use crate::protocol::{Answer, Failure};

/// Milliseconds before a retry. Each varies by a half, so that not all who wait come back at the same moment.
const PAUSES: [f64; 2] = [400.0, 1_200.0];
/// Longest wait in seconds without a word to the person.
const LONGEST_WAIT: u32 = 3;

/// Makes a read, and retries it if the network, or a proxy before Kratos, has failed.
///
/// # Errors
/// As [`fetch`], when the last retry fails as well.
pub(super) async fn read(call: &Call, cancel: &Cancel) -> Result<Answer, Failure> {
    let watch = cancel.watch();
    for pause in PAUSES {
        let answer = fetch(call, cancel).await;
        let Some(asked) = wait_asked_for(&answer).filter(|_| !cancel.was_used_since(watch)) else {
            return answer;
        };
        sleep(f64::from(asked) * 1000.0 + pause * (0.75 + Math::random() / 2.0)).await;
        if cancel.was_used_since(watch) {
            return answer;
        }
    }
    fetch(call, cancel).await
}

/// Returns the seconds to wait before a retry, as the failed server requested; `None` if a retry makes no sense.
fn wait_asked_for(answer: &Result<Answer, Failure>) -> Option<u32> {
    match answer {
        Err(Failure::Offline) => Some(0),
        Ok(Answer { status: 502..=504, retry_after, .. }) => {
            Some(retry_after.unwrap_or_default()).filter(|seconds| *seconds <= LONGEST_WAIT)
        }
        _ => None,
    }
}

async fn sleep(milliseconds: f64) {
    #[allow(clippy::cast_possible_truncation, reason = "a few thousand")]
    let milliseconds = milliseconds as i32;
    let over = Promise::new(&mut |wake, _| {
        // Never refused.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&wake, milliseconds);
    });
    let _ = JsFuture::from(over).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, retry_after: Option<u32>) -> Result<Answer, Failure> {
        Ok(Answer { retry_after, ..Answer::new(status, "") })
    }

    #[test]
    fn what_may_come_through_at_another_try_is_tried_again() {
        for failed in [Err(Failure::Offline), answer(502, None), answer(503, Some(2)), answer(504, None)] {
            assert!(wait_asked_for(&failed).is_some(), "{failed:?}");
        }
    }

    #[test]
    fn an_answer_stands_whatever_it_is() {
        for status in [200, 204, 400, 401, 403, 404, 410, 422, 429, 500] {
            assert_eq!(wait_asked_for(&answer(status, None)), None, "{status}");
        }
        assert_eq!(wait_asked_for(&Err(Failure::Timeout)), None);
    }

    #[test]
    fn nobody_waits_for_long_without_a_word() {
        assert_eq!(wait_asked_for(&answer(503, Some(60))), None);
    }
}
