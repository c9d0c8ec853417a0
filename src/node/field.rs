//! Parts that all inputs have in common: label, messages, and the ties between them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{NodeProps, clock};
use crate::{
    i18n::{Phrase, phrase, say_label},
    markup::{Child, Element, element},
    message::messages_view,
    protocol::{Input, InputKind, InputValue, Message, Node},
};

/// Wraps a control with its label above and its messages below.
///
/// The control's id is the node's; it names the messages in its `aria-describedby` by [`described_by`].
#[component]
pub fn Field(
    /// Node of the input.
    node: Arc<Node>,
    /// Id of the control.
    id: String,
    /// Label of the control; Kratos's label if there is no other.
    #[prop(optional)]
    label: Option<Signal<String>>,
    /// Control.
    children: Children,
) -> impl IntoView {
    field(&node, &id, label, children()).into_any()
}

/// Shows a [`Field`] around a control.
pub(super) fn field(node: &Arc<Node>, id: &str, label: Option<Signal<String>>, control: impl Child) -> Element {
    let label = label.unwrap_or_else(|| label_text(node));
    let class = if node.has_error() { "field field-invalid" } else { "field" };

    element("div").class(class).child((
        element("label").class("field-label").attr("for", id).text(label).child(optional_mark(node)),
        control,
        messages_view(node.messages.clone(), Some(&messages_id(id))),
    ))
}

/// Returns a node's label as text; for a node without one, the end of its name.
pub(super) fn label_text(node: &Arc<Node>) -> Signal<String> {
    let node = Arc::clone(node);
    Signal::derive(move || {
        let own = node.input().and_then(|input| input.label.as_ref());
        match node.label.as_ref().or(own).filter(|label: &&Message| !label.text.is_empty()) {
            Some(label) => say_label(node.name(), label),
            None => {
                let text = node.name().rsplit('.').next().unwrap_or_default().to_owned();
                say_label(node.name(), &Message { text, ..Message::default() })
            }
        }
    })
}

/// Marks a trait that may be left empty. Everything that is not a trait is needed for its button's action.
fn optional_mark(node: &Node) -> Option<Element> {
    let input = node.input()?;
    let is_optional = input.name.starts_with("traits.") && !input.required && !input.disabled;
    is_optional.then(|| element("span").class("field-optional").text(phrase(Phrase::Optional)))
}

/// Returns the id of the messages of the control with an id.
pub(super) fn messages_id(id: &str) -> String {
    format!("{id}-messages")
}

/// Returns the ids for the control's `aria-describedby`: its messages, if there are any.
pub(super) fn described_by(props: &NodeProps) -> Option<String> {
    (!props.node.messages.is_empty()).then(|| messages_id(&props.id))
}

/// Returns the ids for the control's `aria-describedby`: a hint, and its messages.
pub(super) fn described_with(props: &NodeProps, hint_id: Option<&str>) -> Option<String> {
    match (hint_id, described_by(props)) {
        (Some(hint), Some(messages)) => Some(format!("{hint} {messages}")),
        (hint, messages) => messages.or_else(|| hint.map(str::to_owned)),
    }
}

/// Returns `aria-invalid` for a control.
pub(super) fn invalid(node: &Node) -> Option<&'static str> {
    node.has_error().then_some("true")
}

/// Returns Ory's test hook for an input.
pub(super) fn test_id(input: &Input) -> String {
    format!("node/input/{}", input.name)
}

/// Returns a value as its control can hold it.
#[must_use]
pub fn control_text(input: &Input, value: Option<&InputValue>) -> String {
    let text = value.map(InputValue::to_text).unwrap_or_default();
    if input.kind == InputKind::DateTimeLocal { clock::local_text(&text) } else { text }
}

/// Returns a control's text, which may be for a day and a time, as a value.
pub(super) fn control_value(is_time: bool, text: String) -> InputValue {
    InputValue::Text(if is_time { clock::instant(text) } else { text })
}
