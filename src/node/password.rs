//! A password, which the person can reveal.

use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

use super::{
    NodeProps,
    field::field,
    input::{control, filled},
};
use crate::{
    config::Config,
    i18n::{Phrase, phrase, say, say_filled},
    markup::{Element, element},
    protocol::{Autocomplete, Input},
    reactive::Slot,
};

pub(super) fn password(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let id = props.id.clone();
    let is_shown = Slot::new(false);
    let has_caps_lock = Slot::new(false);
    let kind = move || if is_shown.get() { "text" } else { "password" };
    let toggle_label = move || say(if is_shown.get() { Phrase::HidePassword } else { Phrase::ShowPassword });
    // A message says the same, and more.
    let hint_id = (is_new(input) && !props.node.has_error()).then(|| format!("{id}-hint"));
    let control = filled(control(props, input, hint_id.as_deref()).attr("type", kind), props, input);
    let hint = hint_id.map(|hint_id| length_hint(props, &hint_id));
    let listen = move |event: KeyboardEvent| has_caps_lock.set(event.get_modifier_state("CapsLock"));
    let caps_lock = move || has_caps_lock.get().then(|| element("p").class("note").child(phrase(Phrase::CapsLock)));
    let toggle = element("button")
        .attr("type", "button")
        .class("password-toggle")
        .class_when("password-toggle-on", move || is_shown.get())
        .attr("aria-label", toggle_label)
        .attr("title", toggle_label)
        .attr("aria-controls", &id)
        .on("click", move |_: Event| is_shown.set(!is_shown.get_untracked()));
    let control = element("div")
        .class("password")
        .on("keydown", listen)
        .on("keyup", listen)
        .on("focusout", move |_: Event| has_caps_lock.set(false))
        .child((control, toggle));
    let caps_lock = element("div").attr("role", "status").child(caps_lock);

    field(&props.node, &id, None, (control, hint, caps_lock)).into_any()
}

fn is_new(input: &Input) -> bool {
    input.autocomplete == Some(Autocomplete::NewPassword)
}

/// Shows the required length of a new password, and whether it is reached.
fn length_hint(props: &NodeProps, id: &str) -> Element {
    let least = Config::use_context().password_min_length;
    let field = props.field.clone().unwrap_or_default();
    let is_met = move || {
        let length = field.with(|value| value.as_ref().map_or(0, |value| length(&value.to_text())));
        length >= usize::try_from(least).unwrap_or_default()
    };

    element("p")
        .class("note hint")
        .class_when("hint-met", is_met)
        .attr("id", id)
        .child(move || say_filled(Phrase::PasswordLength, &[("count", &least.to_string())]))
}

/// Counts as Kratos does: characters in Unicode's sense.
fn length(password: &str) -> usize {
    password.chars().count()
}
