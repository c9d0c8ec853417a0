//! Yes or no.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{described_by, invalid, label_text, messages_id, test_id},
};
use crate::{message::Messages, protocol::InputValue};

pub(super) fn checkbox(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input().cloned() else {
        return ().into_any();
    };
    let field = props.field.clone().unwrap_or_default();
    let initial = field.with_untracked(is_yes);
    let write = move |event| field.set(Some(InputValue::Bool(event_target_checked(&event))));

    view! {
        <div class="field field-checkbox">
            <input
                id=props.id.clone()
                type="checkbox"
                name=input.name.clone()
                prop:checked=initial
                on:change=write
                required=input.required
                disabled=input.disabled
                aria-invalid=invalid(&props.node)
                aria-describedby=described_by(props)
                data-testid=test_id(&input)
            />
            <label for=props.id.clone()>{label_text(&props.node)}</label>
            <Messages messages=props.node.messages.clone() id=messages_id(&props.id) />
        </div>
    }
    .into_any()
}

/// Returns whether the value is a yes; Kratos writes some as text.
fn is_yes(value: &Option<InputValue>) -> bool {
    match value {
        Some(InputValue::Bool(flag)) => *flag,
        Some(InputValue::Text(text)) => text == "true",
        _ => false,
    }
}
