//! An input of one line.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{Field, control_text, control_value, described_with, invalid, test_id},
};
use crate::protocol::{Autocomplete, Input, InputKind};

pub(super) fn input(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let kind = input.kind.as_str().to_owned();
    let control = control(props, input, move || kind.clone());

    view! { <Field node=props.node.clone() id=props.id.clone()>{control}</Field> }.into_any()
}

/// Renders the control alone; `kind` may change, as a password's does when it is shown.
pub(super) fn control(props: &NodeProps, input: &Input, kind: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    control_described(props, input, kind, None)
}

/// Renders the control alone, which a hint describes beside its messages.
pub(super) fn control_described(
    props: &NodeProps,
    input: &Input,
    kind: impl Fn() -> String + Send + Sync + 'static,
    hint_id: Option<&str>,
) -> AnyView {
    let field = props.field.clone().unwrap_or_default();
    // Written once: a changed value brings a new control. Writing back while somebody types would move the caret in an
    // e-mail input, whose value lacks the spaces that stand in it.
    let initial = field.with_untracked(|value| control_text(input, value.as_ref()));
    let write = {
        let input = input.clone();
        move |event| field.set(Some(control_value(&input, event_target_value(&event))))
    };
    // The browser's own corrections only spoil addresses, names to sign in with, and codes.
    let is_verbatim = input.name == "identifier" || !matches!(input.kind, InputKind::Text);

    view! {
        <input
            id=props.id.clone()
            class="input"
            name=input.name.clone()
            type=kind
            prop:value=initial
            on:input=write
            required=input.required
            disabled=input.disabled
            autocomplete=autocomplete(input)
            inputmode=input_mode(input)
            enterkeyhint="go"
            maxlength=input.maxlength.map(|length| length.to_string())
            pattern=input.pattern.clone()
            min=input.minimum.as_ref().map(ToString::to_string)
            max=input.maximum.as_ref().map(ToString::to_string)
            step=(input.kind == InputKind::Number).then_some(if input.is_integer { "1" } else { "any" })
            autocapitalize=is_verbatim.then_some("none")
            spellcheck=is_verbatim.then_some("false")
            aria-invalid=invalid(&props.node)
            aria-describedby=described_with(props, hint_id)
            data-testid=test_id(input)
        />
    }
    .into_any()
}

/// Returns what the browser may fill in, also where Kratos 1.3 and 26 forget to say.
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
