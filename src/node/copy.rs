//! A button that copies a text.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser,
    i18n::{Phrase, phrase, say},
};

/// Copies a text, and says that it did or how to do it otherwise.
#[component]
pub(super) fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let told = RwSignal::new(None);
    let text = StoredValue::new(text);
    let copy = move |_| {
        spawn_local(async move {
            let Some(text) = text.try_get_value() else { return };
            let is_copied = browser::copy(&text).await;
            let _ = told.try_set(Some(if is_copied { Phrase::Copied } else { Phrase::CopyFailed }));
        });
    };

    view! {
        <button type="button" class="button button-secondary button-small" on:click=copy>{phrase(Phrase::Copy)}</button>
        <span class="note" role="status">{move || told.get().map(say)}</span>
    }
}
