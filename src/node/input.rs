//! An input of one line.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    NodeProps,
    field::{control_text, control_value, described_with, field, invalid, test_id},
};
use crate::{
    markup::{Element, element},
    protocol::{Autocomplete, Input, InputKind},
};

pub(super) fn input(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let control = filled(control(props, input, None).attr("type", input.kind.as_str()), props, input);

    field(&props.node, &props.id, None, control).into_any()
}

/// Makes the control alone, without its type and value ([`filled`]). A hint may describe it beside its messages.
pub(super) fn control(props: &NodeProps, input: &Input, hint_id: Option<&str>) -> Element {
    // The browser's own corrections only spoil addresses, usernames and codes.
    let is_verbatim = input.name == "identifier" || !matches!(input.kind, InputKind::Text);

    element("input")
        .attr("id", &props.id)
        .class("input")
        .attr("name", &input.name)
        .attr("required", input.required)
        .attr("disabled", input.disabled)
        .attr("autocomplete", autocomplete(input))
        .attr("inputmode", input_mode(input))
        .attr("enterkeyhint", "go")
        .attr("maxlength", input.maxlength.map(|length| length.to_string()))
        .attr("pattern", input.pattern.as_deref())
        .attr("min", input.minimum.as_ref().map(ToString::to_string))
        .attr("max", input.maximum.as_ref().map(ToString::to_string))
        .attr("step", (input.kind == InputKind::Number).then_some(if input.is_integer { "1" } else { "any" }))
        .attr("autocapitalize", is_verbatim.then_some("none"))
        .attr("spellcheck", is_verbatim.then_some("false"))
        .attr("aria-invalid", invalid(&props.node))
        .attr("aria-describedby", described_with(props, hint_id))
        .attr("data-testid", test_id(input))
}

/// Puts the value into a control, and listens to typing.
pub(super) fn filled(control: Element, props: &NodeProps, input: &Input) -> Element {
    let field = props.field.clone().unwrap_or_default();
    // Written once: a changed value brings a new control. Writing back during typing would move the caret in an e-mail
    // input, whose value lacks the spaces in the control.
    let initial = field.with_untracked(|value| control_text(input, value.as_ref()));
    let is_time = input.kind == InputKind::DateTimeLocal;
    let write = move |event: Event| field.set(Some(control_value(is_time, event_target_value(&event))));

    control.value(&initial).on("input", write)
}

/// Returns the hint for the browser's autofill, also for inputs without one in Kratos 1.3 and 26.
fn autocomplete(input: &Input) -> Option<String> {
    let known = input.autocomplete.as_ref().map(|autocomplete| autocomplete.as_str().to_owned());
    known.or_else(|| {
        let name = input.name.as_str();
        let autocomplete = match name {
            "identifier" => Autocomplete::UsernameWebAuthn,
            "code" | "totp_code" => Autocomplete::OneTimeCode,
            "traits.username" => Autocomplete::Username,
            _ if input.kind == InputKind::Email => Autocomplete::Email,
            _ => return (name == "traits.name").then(|| "name".to_owned()),
        };
        Some(autocomplete.as_str().to_owned())
    })
}

fn input_mode(input: &Input) -> Option<&'static str> {
    match (input.name.as_str(), &input.kind) {
        ("code" | "totp_code", _) => Some("numeric"),
        (_, InputKind::Number) => Some(if input.is_integer { "numeric" } else { "decimal" }),
        _ => None,
    }
}
