//! A one-time code: typed, pasted, or filled in by the browser from a message.

use leptos::prelude::*;

use super::{NodeProps, field::Field, input::control};
use crate::protocol::Input;

pub(super) fn code(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    // A browser would cut off what is pasted with spaces; they are not sent.
    let input = Input { maxlength: None, ..input.clone() };
    let control = control(props, &input, || "text".to_owned());

    view! { <div class="code"><Field node=props.node.clone() id=props.id.clone()>{control}</Field></div> }.into_any()
}
