//! Light or dark, if not what the system says.

use leptos::prelude::*;

use crate::{
    browser,
    i18n::{Phrase, phrase},
};

/// The themes, by the names that `early.js` and the style sheet know.
const THEMES: [(&str, Phrase); 3] =
    [("", Phrase::ThemeOfSystem), ("light", Phrase::ThemeLight), ("dark", Phrase::ThemeDark)];

/// Lets the person choose, for this browser.
#[component]
pub(super) fn ThemeMenu() -> impl IntoView {
    let chosen = browser::theme();
    let options = THEMES.map(|(value, name)| {
        view! { <option value=value selected=value == chosen>{phrase(name)}</option> }
    });
    let choose = move |event| browser::choose_theme(&event_target_value(&event));

    view! {
        <label class="menu menu-theme">
            <span class="visually-hidden">{phrase(Phrase::Theme)}</span>
            <select on:change=choose>{options.collect_view()}</select>
        </label>
    }
}
