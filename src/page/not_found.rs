//! Page for unknown paths.

use leptos::prelude::*;

use super::flow_page::{aside, card};
use crate::{
    config::Config,
    i18n::{Phrase, phrase},
    markup::{Fragment, element},
};

/// Says that there is no such page, with a link to the start page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    not_found_page().into_any()
}

/// Renders a [`NotFoundPage`].
pub(crate) fn not_found_page() -> Fragment {
    let home = Config::use_context().pages.home;

    let text = element("p").child(phrase(Phrase::NotFoundText));
    Fragment::new(card(|| Phrase::NotFound, (text, aside(None, Phrase::GoHome, &home))))
}
