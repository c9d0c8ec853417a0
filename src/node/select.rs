//! One of several values.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    NodeProps,
    field::{described_by, field, invalid, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    markup::element,
    protocol::InputValue,
};

pub(super) fn select(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let chosen = props.field.clone().unwrap_or_default();
    let options = input.options.clone();
    let write = {
        let chosen = chosen.clone();
        move |event: Event| {
            let text = event_target_value(&event);
            // The option itself keeps its JSON type: a choice among numbers is sent as a number.
            chosen.set(options.iter().find(|option| option.to_text() == text).cloned());
        }
    };
    let option_view = |option: &InputValue| {
        let (text, chosen, option) = (option.to_text(), chosen.clone(), option.clone());
        let is_selected = move || chosen.with(|value| value.as_ref() == Some(&option));
        element("option").attr("value", &text).attr("selected", is_selected).child(text)
    };
    let control = element("select")
        .attr("id", &props.id)
        .class("input")
        .attr("name", &input.name)
        .attr("required", input.required)
        .attr("disabled", input.disabled)
        .attr("aria-invalid", invalid(&props.node))
        .attr("aria-describedby", described_by(props))
        .attr("data-testid", test_id(input))
        .on("change", write)
        .child(element("option").attr("value", "").child(phrase(Phrase::ChooseOne)))
        .child(input.options.iter().map(option_view).collect::<Vec<_>>());

    field(&props.node, &props.id, None, control).into_any()
}
