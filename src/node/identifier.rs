//! Identifier of an account, when it is fixed: a password manager has to see it beside the password.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{described_by, field, label_text, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    markup::element,
    protocol::{MessageId, Node},
};

pub(super) fn identifier(props: &NodeProps) -> AnyView {
    let Some((input, value)) = props.node.input().and_then(|input| Some((input, input.fixed_identifier()?))) else {
        return ().into_any();
    };
    let control = element("input")
        .attr("id", &props.id)
        .class("input input-fixed")
        .attr("type", "text")
        .attr("name", &input.name)
        .attr("value", value)
        .attr("readonly", true)
        .attr("autocomplete", "username")
        .attr("aria-describedby", described_by(props))
        .attr("data-testid", test_id(input));

    field(&props.node, &props.id, Some(label(&props.node)), control).into_any()
}

/// Returns the label of the identifier: in a second factor Kratos puts the label of another button there, or none.
fn label(node: &Arc<Node>) -> Signal<String> {
    let is_own = node.label.as_ref().is_some_and(|label| label.id != MessageId::SEND_CODE_TO_ADDRESS);
    if is_own { label_text(node) } else { phrase(Phrase::SignedInAs) }
}
