//! A security key or passkey that the person has.

use leptos::prelude::*;

use super::{NodeProps, button::button, field::label_text};
use crate::{
    i18n::{Phrase, date, phrase, say_with},
    markup::{Fragment, element},
    message::messages_view,
    protocol::{Input, InputValue},
};

/// Returns whether a button removes a key that has a name.
pub(super) fn is_key(props: &NodeProps, input: &Input) -> bool {
    input.name.ends_with("_remove") && display_name(props).is_some()
}

fn display_name(props: &NodeProps) -> Option<&str> {
    props.node.label.as_ref()?.context.text("display_name")
}

/// Shows a key's name and the day since which it is there, with the button that removes it.
pub(super) fn key(props: &NodeProps, input: &Input) -> AnyView {
    let name = display_name(props).unwrap_or_default();
    let added = props.node.label.as_ref().and_then(|label| label.context.text("added_at"));
    let added = added.map(str::to_owned);
    let added = added.map(|added| element("span").class("note").child(move || say_with(Phrase::Added, &date(&added))));
    let what = element("span").class("item-text").child((element("strong").child(name), added));
    let remove = button(props, input, "button button-secondary button-small", "submit")
        .attr("value", input.value.as_ref().map(InputValue::to_text))
        .attr("disabled", input.disabled)
        .attr("aria-label", label_text(&props.node))
        .child(phrase(Phrase::Remove));
    let item = element("div").class("item").child((what, remove));

    Fragment::new((item, messages_view(props.node.messages.clone(), None))).into_any()
}
