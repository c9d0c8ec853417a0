//! An input that is sent as it is.

use leptos::prelude::*;

use super::{NodeProps, field::test_id};
use crate::{
    markup::{Fragment, element},
    message::messages_view,
    protocol::InputValue,
};

pub(super) fn hidden(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let value = input.value.as_ref().map(InputValue::to_text).unwrap_or_default();

    // Kratos may find fault with a hidden input: the message is shown all the same.
    let control = element("input")
        .attr("type", "hidden")
        .attr("name", &input.name)
        .attr("value", value)
        .attr("data-testid", test_id(input));
    Fragment::new((control, messages_view(props.node.messages.clone(), None))).into_any()
}
