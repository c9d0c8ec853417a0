//! One of several values.

use leptos::prelude::*;

use super::{
    NodeProps,
    field::{Field, described_by, invalid, test_id},
};
use crate::{
    i18n::{Phrase, phrase},
    protocol::InputValue,
};

pub(super) fn select(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let field = props.field.clone().unwrap_or_default();
    let options = input.options.clone();
    let write = {
        let field = field.clone();
        move |event| {
            let text = event_target_value(&event);
            // The option itself keeps its JSON type: a choice among numbers is sent as a number.
            field.set(options.iter().find(|option| option.to_text() == text).cloned());
        }
    };
    let option_view = |option: &InputValue| {
        let (text, field, option) = (option.to_text(), field.clone(), option.clone());
        let is_selected = move || field.with(|value| value.as_ref() == Some(&option));
        view! { <option value=text.clone() selected=is_selected>{text.clone()}</option> }
    };
    let control = view! {
        <select
            id=props.id.clone()
            class="input"
            name=input.name.clone()
            on:change=write
            required=input.required
            disabled=input.disabled
            aria-invalid=invalid(&props.node)
            aria-describedby=described_by(props)
            data-testid=test_id(input)
        >
            <option value="">{phrase(Phrase::ChooseOne)}</option>
            {input.options.iter().map(option_view).collect_view()}
        </select>
    };

    view! { <Field node=props.node.clone() id=props.id.clone()>{control}</Field> }.into_any()
}
