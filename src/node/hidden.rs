//! An input that is sent as it is.

use leptos::prelude::*;

use super::{NodeProps, field::test_id};
use crate::{message::Messages, protocol::InputValue};

pub(super) fn hidden(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let value = input.value.as_ref().map(InputValue::to_text).unwrap_or_default();

    // Kratos may find fault with what nobody can see: then it has to be said all the same.
    view! {
        <input type="hidden" name=input.name.clone() value=value data-testid=test_id(input) />
        <Messages messages=props.node.messages.clone() />
    }
    .into_any()
}
