//! Messages in the page.

use leptos::prelude::*;

use crate::{
    i18n::message_text,
    markup::{Element, Fragment, element},
    protocol::{Message, Severity},
};

/// Shows messages, each with Ory's test hook `ui/message/ID`.
///
/// Errors are announced by screen readers as they appear, all other messages at the next pause.
#[component]
pub fn Messages(
    /// The messages; an empty list renders nothing.
    messages: Vec<Message>,
    /// The element's id, for the `aria-describedby` of the input that the messages are about.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    messages_view(messages, id.as_deref()).into_any()
}

/// Renders [`Messages`].
pub(crate) fn messages_view(messages: Vec<Message>, id: Option<&str>) -> Fragment {
    if messages.is_empty() {
        return Fragment::default();
    }
    // A settings answer of Kratos 26 may carry an earlier "saved" beside the error.
    let has_error = messages.iter().any(Message::is_error);
    let shown = messages.into_iter().filter(|message| !has_error || message.severity != Severity::Success);
    let role = if has_error { "alert" } else { "status" };
    let shown: Vec<_> = shown.map(|message| message_view(&message)).collect();

    Fragment::new(element("div").class("messages").attr("id", id).attr("role", role).child(shown))
}

fn message_view(message: &Message) -> Element {
    element("p")
        .class(format!("message message-{}", message.severity))
        .attr("data-testid", format!("ui/message/{}", message.id))
        .child(message_text(message))
}
