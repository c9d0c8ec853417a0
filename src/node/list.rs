//! A list of plain values: one per line.

use leptos::prelude::*;
use serde_json::Value;
use web_sys::Event;

use super::{
    NodeProps,
    field::{described_with, field, invalid, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    markup::element,
    protocol::{InputKind, InputValue, number, to_json},
};

pub(super) fn list(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let content = props.field.clone().unwrap_or_default();
    let initial = content.with_untracked(|value| lines(value.as_ref()));
    let is_numbers = input.list_of == Some(InputKind::Number);
    let write = move |event: Event| content.set(items(&event_target_value(&event), is_numbers));
    let hint_id = format!("{}-hint", props.id);
    let described_by = described_with(props, Some(&hint_id));
    let control = element("textarea")
        .attr("id", &props.id)
        .class("input input-lines")
        .attr("name", &input.name)
        .attr("rows", "3")
        .attr("required", input.required)
        .attr("disabled", input.disabled)
        .attr("aria-invalid", invalid(&props.node))
        .attr("aria-describedby", described_by)
        .attr("data-testid", test_id(input))
        .value(&initial)
        .on("input", write);
    let hint = element("p").class("note").attr("id", hint_id).child(phrase(Phrase::OnePerLine));

    field(&props.node, &props.id, None, (control, hint)).into_any()
}

/// Returns a list as text, one item per line.
fn lines(value: Option<&InputValue>) -> String {
    match value {
        Some(InputValue::Json(Value::Array(items))) => {
            let texts = items.iter().map(|item| item.as_str().map_or_else(|| to_json(item), str::to_owned));
            texts.collect::<Vec<_>>().join("\n")
        }
        Some(value) => value.to_text(),
        None => String::new(),
    }
}

/// Reads a list from text. An item that is not a number stays text, so that Kratos can find fault with it.
fn items(text: &str, is_numbers: bool) -> Option<InputValue> {
    let item = |line: &str| match is_numbers.then(|| number(line)).flatten() {
        Some(number) => Value::Number(number),
        None => Value::from(line),
    };
    let items: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(item).collect();
    (!items.is_empty()).then_some(InputValue::Json(Value::Array(items)))
}
