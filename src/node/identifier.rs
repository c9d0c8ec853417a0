//! Whose account it is, where nobody can change it any more: a password manager has to see it beside the password.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{Field, described_by, label_text, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    protocol::{Message, MessageId, Node},
};

pub(super) fn identifier(props: &NodeProps) -> AnyView {
    let Some((input, value)) = props.node.input().and_then(|input| Some((input, input.fixed_identifier()?))) else {
        return ().into_any();
    };
    let mut node = Node::clone(&props.node);
    node.label = Some(label(&node));

    let control = view! {
        <input
            id=props.id.clone()
            class="input input-fixed"
            type="text"
            name=input.name.clone()
            value=value
            readonly
            autocomplete="username"
            aria-describedby=described_by(props)
            data-testid=test_id(input)
        />
    }
    .into_any();

    view! { <Field node=node.into() id=props.id.clone()>{control}</Field> }.into_any()
}

/// Returns what the identifier is called: in a second factor Kratos puts the label of another button there, or none.
fn label(node: &Node) -> Message {
    let is_own = node.label.as_ref().is_some_and(|label| label.id != MessageId::SEND_CODE_TO_ADDRESS);
    let text = if is_own { label_text(node) } else { phrase(Phrase::Account).to_owned() };
    Message { text, ..Message::default() }
}
