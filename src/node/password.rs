//! A password, which the person can have shown.

use leptos::prelude::*;

use super::{NodeProps, field::Field, input::control};
use crate::i18n::{Phrase, say};

pub(super) fn password(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let id = props.id.clone();
    let is_shown = RwSignal::new(false);
    let kind = move || if is_shown.get() { "text" } else { "password" }.to_owned();
    let toggle_label = move || say(if is_shown.get() { Phrase::HidePassword } else { Phrase::ShowPassword });
    let control = control(props, input, kind);

    view! {
        <Field node=props.node.clone() id=id.clone()>
            <div class="password">
                {control}
                <button
                    type="button"
                    class="password-toggle"
                    class:password-toggle-on=move || is_shown.get()
                    aria-label=toggle_label
                    title=toggle_label
                    aria-controls=id.clone()
                    on:click=move |_| is_shown.update(|shown| *shown = !*shown)
                ></button>
            </div>
        </Field>
    }
    .into_any()
}
