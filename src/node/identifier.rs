//! Whose account it is, where nobody can change it any more: a password manager has to see it beside the password.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{Field, described_by, label_text, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    protocol::{MessageId, Node},
};

pub(super) fn identifier(props: &NodeProps) -> AnyView {
    let Some((input, value)) = props.node.input().and_then(|input| Some((input, input.fixed_identifier()?))) else {
        return ().into_any();
    };
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

    view! { <Field node=props.node.clone() id=props.id.clone() label=label(&props.node)>{control}</Field> }.into_any()
}

/// Returns what the identifier is called: in a second factor Kratos puts the label of another button there, or none.
fn label(node: &Node) -> Signal<String> {
    let is_own = node.label.as_ref().is_some_and(|label| label.id != MessageId::SEND_CODE_TO_ADDRESS);
    if is_own { label_text(node) } else { phrase(Phrase::SignedInAs) }
}
