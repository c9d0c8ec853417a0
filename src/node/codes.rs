//! Recovery codes: to be copied, saved as a file, or printed.

use leptos::prelude::*;

use super::copy::CopyButton;
use crate::{
    browser,
    i18n::{Phrase, date, message_text, phrase, say, say_with},
    protocol::Message,
};

/// A list of recovery codes, each with the day on which it was used, if it was.
#[component]
pub(super) fn Codes(
    /// The codes' messages.
    codes: Vec<Message>,
) -> impl IntoView {
    let text: String = codes
        .iter()
        .filter_map(|code| code.context.text("secret"))
        .fold(String::new(), |text, code| text + code + "\n");
    let file = text.clone();

    view! {
        <ul class="text-codes">{codes.iter().map(code_view).collect_view()}</ul>
        <p class="note">{phrase(Phrase::KeepCodes)}</p>
        <div class="text-actions">
            <CopyButton text=text.trim_end() />
            <button
                type="button"
                class="button button-secondary button-small"
                on:click=move |_| browser::download(&say(Phrase::CodesFile), &file)
            >
                {phrase(Phrase::Download)}
            </button>
            <button type="button" class="button button-secondary button-small" on:click=|_| browser::print()>
                {phrase(Phrase::Print)}
            </button>
        </div>
    }
}

fn code_view(code: &Message) -> impl IntoView + use<> {
    match (code.context.text("secret"), code.context.text("used_at")) {
        (Some(secret), _) => view! { <li><code>{secret.to_owned()}</code></li> }.into_any(),
        (None, Some(used_at)) => {
            let used_at = used_at.to_owned();
            let used = move || say_with(Phrase::CodeUsed, &date(&used_at));
            view! { <li class="text-code-used">{used}</li> }.into_any()
        }
        (None, None) => view! { <li><code>{message_text(code)}</code></li> }.into_any(),
    }
}
