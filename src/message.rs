//! Messages in the page.

use leptos::prelude::*;

use crate::{
    i18n::message_text,
    protocol::{Message, Severity},
};

/// Shows messages, each with Ory's test hook `ui/message/ID`.
///
/// Errors are announced by screen readers as they appear, everything else when there is a pause.
#[component]
pub fn Messages(
    /// What to show; nothing is rendered for nothing.
    messages: Vec<Message>,
    /// The element's id, for the `aria-describedby` of the input that the messages are about.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    if messages.is_empty() {
        return ().into_any();
    }
    // A settings answer of Kratos 26 may carry "saved" from before beside the error.
    let has_error = messages.iter().any(Message::is_error);
    let shown = messages.into_iter().filter(|message| !has_error || message.severity != Severity::Success);
    let role = if has_error { "alert" } else { "status" };

    view! {
        <div class="messages" id=id role=role>
            {shown.map(message_view).collect_view()}
        </div>
    }
    .into_any()
}

fn message_view(message: Message) -> impl IntoView {
    view! {
        <p class=format!("message message-{}", message.severity) data-testid=format!("ui/message/{}", message.id)>
            {message_text(&message)}
        </p>
    }
}
