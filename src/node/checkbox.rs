//! A yes or no.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    NodeProps,
    field::{described_by, invalid, label_text, messages_id, test_id},
};
use crate::{markup::element, message::messages_view, protocol::InputValue};

pub(super) fn checkbox(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let field = props.field.clone().unwrap_or_default();
    let initial = field.with_untracked(is_yes);
    let write = move |event: Event| field.set(Some(InputValue::Bool(event_target_checked(&event))));

    let control = element("input")
        .attr("id", &props.id)
        .attr("type", "checkbox")
        .attr("name", &input.name)
        .attr("required", input.required)
        .attr("disabled", input.disabled)
        .attr("aria-invalid", invalid(&props.node))
        .attr("aria-describedby", described_by(props))
        .attr("data-testid", test_id(input))
        .checked(initial)
        .on("change", write);
    let label = element("label").attr("for", &props.id).text(label_text(&props.node));
    let messages = messages_view(props.node.messages.clone(), Some(&messages_id(&props.id)));

    element("div").class("field field-checkbox").child((control, label, messages)).into_any()
}

/// Returns whether the value is a yes; Kratos writes some as text.
fn is_yes(value: &Option<InputValue>) -> bool {
    match value {
        Some(InputValue::Bool(flag)) => *flag,
        Some(InputValue::Text(text)) => text == "true",
        _ => false,
    }
}
