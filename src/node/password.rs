//! A password, which the person can have shown.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{NodeProps, field::Field, input::control_described};
use crate::{
    config::Config,
    i18n::{Phrase, phrase, say, say_filled},
    protocol::{Autocomplete, Input},
};

pub(super) fn password(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let id = props.id.clone();
    let is_shown = RwSignal::new(false);
    let has_caps_lock = RwSignal::new(false);
    let kind = move || if is_shown.get() { "text" } else { "password" }.to_owned();
    let toggle_label = move || say(if is_shown.get() { Phrase::HidePassword } else { Phrase::ShowPassword });
    // A message says the same, and more.
    let hint_id = (is_new(input) && !props.node.has_error()).then(|| format!("{id}-hint"));
    let control = control_described(props, input, kind, hint_id.as_deref());
    let hint = hint_id.map(|hint_id| length_hint(props, hint_id));
    let listen = move |event: KeyboardEvent| has_caps_lock.set(event.get_modifier_state("CapsLock"));
    let caps_lock = move || {
        let shown = has_caps_lock.get().then(|| view! { <p class="note">{phrase(Phrase::CapsLock)}</p> });
        view! { <div role="status">{shown}</div> }
    };

    view! {
        <Field node=props.node.clone() id=id.clone()>
            <div
                class="password"
                on:keydown=listen
                on:keyup=listen
                on:focusout=move |_| has_caps_lock.set(false)
            >
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
            {hint}
            {caps_lock}
        </Field>
    }
    .into_any()
}

fn is_new(input: &Input) -> bool {
    input.autocomplete == Some(Autocomplete::NewPassword)
}

/// Says how long a new password has to be, and that it is.
fn length_hint(props: &NodeProps, id: String) -> impl IntoView + use<> {
    let least = Config::use_context().password_min_length;
    let field = props.field.clone().unwrap_or_default();
    let is_met = move || {
        let length = field.with(|value| value.as_ref().map_or(0, |value| length(&value.to_text())));
        length >= usize::try_from(least).unwrap_or_default()
    };

    view! {
        <p class="note hint" class:hint-met=is_met id=id>
            {move || say_filled(Phrase::PasswordLength, &[("count", &least.to_string())])}
        </p>
    }
}

/// Counts as Kratos does, which counts characters in Unicode's sense.
fn length(password: &str) -> usize {
    password.chars().count()
}
