//! A security key or passkey that the person has.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{label_text, test_id},
};
use crate::{
    i18n::{Phrase, date, phrase, say_with},
    message::Messages,
    protocol::{Input, InputValue},
};

/// Returns whether a button removes a key that has a name.
pub(super) fn is_key(props: &NodeProps, input: &Input) -> bool {
    input.name.ends_with("_remove") && display_name(props).is_some()
}

fn display_name(props: &NodeProps) -> Option<&str> {
    props.node.label.as_ref()?.context.text("display_name")
}

/// Shows a key's name and since when it is there, with the button that removes it.
pub(super) fn key(props: &NodeProps, input: &Input) -> AnyView {
    let name = display_name(props).unwrap_or_default().to_owned();
    let added = props.node.label.as_ref().and_then(|label| label.context.text("added_at"));
    let added = added.map(str::to_owned);
    let added = added.map(|added| {
        view! { <span class="note">{move || say_with(Phrase::Added, &date(&added))}</span> }
    });
    let is_pending = props.is_pending;

    view! {
        <div class="item">
            <span class="item-text"><strong>{name}</strong>{added}</span>
            <button
                id=props.id.clone()
                type="submit"
                class="button button-secondary button-small"
                class:button-pending=move || is_pending.get()
                name=input.name.clone()
                value=input.value.as_ref().map(InputValue::to_text)
                disabled=input.disabled
                aria-label=label_text(&props.node)
                data-testid=test_id(input)
            >
                {phrase(Phrase::Remove)}
            </button>
        </div>
        <Messages messages=props.node.messages.clone() />
    }
    .into_any()
}
