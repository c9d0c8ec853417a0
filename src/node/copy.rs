//! A button that copies a text.

use leptos::task::spawn_local;
use web_sys::Event;

use crate::{
    browser,
    i18n::{Phrase, phrase, say},
    markup::{Element, Fragment, element},
    reactive::{Slot, Stored},
};

/// Makes a button that copies a text, and confirms it or explains another way to copy.
pub(super) fn copy_button(text: &str) -> Fragment {
    let told = Slot::new(None);
    let text = Stored::new(text.to_owned());
    let copy = move |_: Event| {
        spawn_local(async move {
            let Some(text) = text.get() else { return };
            let is_copied = browser::copy(&text).await;
            let _ = told.try_set(Some(if is_copied { Phrase::Copied } else { Phrase::CopyFailed }));
        });
    };

    let status = element("span").class("note").attr("role", "status").child(move || told.get().map(say));
    Fragment::new((small_button(Phrase::Copy).on("click", copy), status))
}

/// Makes a small button with an action in the page.
pub(super) fn small_button(label: Phrase) -> Element {
    let button = element("button").attr("type", "button").class("button button-secondary button-small");
    button.child(phrase(label))
}
