//! Theme menu: light, dark, or the system's setting.

use leptos::prelude::event_target_value;
use web_sys::Event;

use crate::{
    browser,
    i18n::{Phrase, phrase},
    markup::{Element, element},
};

/// The themes, by the names that `early.js` and the style sheet know.
const THEMES: [(&str, Phrase); 3] =
    [("", Phrase::ThemeOfSystem), ("light", Phrase::ThemeLight), ("dark", Phrase::ThemeDark)];

/// Lets the person choose a theme, for this browser.
pub(super) fn theme_menu() -> Element {
    let chosen = browser::theme();
    let options = THEMES.map(|(value, name)| {
        element("option").attr("value", value).attr("selected", value == chosen).child(phrase(name))
    });
    let choose = move |event: Event| browser::choose_theme(&event_target_value(&event));

    element("label").class("menu menu-theme").child((
        element("span").class("visually-hidden").child(phrase(Phrase::Theme)),
        element("select").on("change", choose).child(Vec::from(options)),
    ))
}
