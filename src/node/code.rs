//! A one-time code: typed, pasted, or filled in by the browser from a message.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::field,
    input::{control, filled},
};
use crate::{markup::element, protocol::Input};

pub(super) fn code(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    // A browser would cut off a pasted code with spaces; they are not sent.
    let input = Input { maxlength: None, ..input.clone() };
    let control = filled(control(props, &input, None).attr("type", "text"), props, &input);

    element("div").class("code").child(field(&props.node, &props.id, None, control)).into_any()
}
