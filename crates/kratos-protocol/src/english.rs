//! Decisions that rest on Kratos's English, where it sends no id. Each names Kratos's own code, as of v1.3.1.

use crate::{Flow, Message, MessageId};

/// Returns whether too many wrong codes were entered: `ErrCodeSubmittedTooOften` in
/// `selfservice/strategy/code/code_recovery.go`.
pub(crate) fn is_too_often(message: &Message) -> bool {
    message.id == MessageId::GENERIC && message.text.starts_with("The request was submitted too often")
}

/// Returns whether a flow was submitted while the person was signed in: `ErrAlreadyLoggedIn` in
/// `selfservice/flow/{login,registration,recovery}/error.go`, whose id is lost where the error becomes a form's message.
pub(crate) fn is_signed_in_already(flow: &Flow) -> bool {
    flow.ui.messages.iter().any(|message| message.text.starts_with("A valid session was detected"))
}

/// Returns whether the operator switched off a kind of flow: `selfservice/flow/{recovery,verification}/handler.go`. Only
/// registration has an id for it in Kratos 1.3.
pub(crate) fn is_flow_disabled(reason: &str) -> bool {
    reason.ends_with("is not allowed because it was disabled.")
}
