//! A list of plain values: one a line.

use leptos::prelude::*;
use serde_json::{Number, Value};

use super::{
    NodeProps,
    field::{Field, described_with, invalid, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    protocol::{InputKind, InputValue},
};

pub(super) fn list(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let field = props.field.clone().unwrap_or_default();
    let initial = field.with_untracked(|value| lines(value.as_ref()));
    let is_numbers = input.list_of == Some(InputKind::Number);
    let write = move |event| field.set(items(&event_target_value(&event), is_numbers));
    let hint_id = format!("{}-hint", props.id);
    let described_by = described_with(props, Some(&hint_id));
    let control = view! {
        <textarea
            id=props.id.clone()
            class="input input-lines"
            name=input.name.clone()
            rows="3"
            prop:value=initial
            on:input=write
            required=input.required
            disabled=input.disabled
            aria-invalid=invalid(&props.node)
            aria-describedby=described_by
            data-testid=test_id(input)
        ></textarea>
        <p class="note" id=hint_id.clone()>{phrase(Phrase::OnePerLine)}</p>
    };

    view! { <Field node=props.node.clone() id=props.id.clone()>{control}</Field> }.into_any()
}

/// Returns a list as text, an item a line.
fn lines(value: Option<&InputValue>) -> String {
    match value {
        Some(InputValue::Json(Value::Array(items))) => {
            let texts = items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned));
            texts.collect::<Vec<_>>().join("\n")
        }
        Some(value) => value.to_text(),
        None => String::new(),
    }
}

/// Reads a list from text. What is no number stays text, so that Kratos can say what is wrong with it.
fn items(text: &str, is_numbers: bool) -> Option<InputValue> {
    let number =
        |line: &str| line.parse::<i64>().map(Number::from).ok().or_else(|| Number::from_f64(line.parse().ok()?));
    let item = |line: &str| match number(line).filter(|_| is_numbers) {
        Some(number) => Value::Number(number),
        None => Value::from(line),
    };
    let items: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(item).collect();
    (!items.is_empty()).then_some(InputValue::Json(Value::Array(items)))
}
