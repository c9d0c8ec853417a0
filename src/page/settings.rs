//! Account settings.

mod addresses;
mod card;
mod cards;
mod method;

use leptos::prelude::*;

use self::cards::settings_cards;
pub use self::cards::{SettingsCards, SettingsCardsProps};
use super::{
    flow_page::{begin_page, flow_stage, settings_head},
    sessions::sessions,
    signed_out::come_back_when_signed_out,
};
use crate::{
    config::Config,
    flow::use_flow,
    i18n::Phrase,
    markup::{Fragment, element, when},
    protocol::FlowKind,
};

/// Shows one card for each method that settings offer, and below them the person's sessions and the data of the
/// companion server: `early.js` loads the program of [`Account`](crate::account::Account) where there is one.
#[component]
pub fn SettingsPage() -> impl IntoView {
    settings_page().into_any()
}

/// Renders a [`SettingsPage`].
pub(crate) fn settings_page() -> Fragment {
    let flow = use_flow(FlowKind::Settings);
    let home = Config::use_context().pages.home;
    begin_page(|| Phrase::Settings);
    come_back_when_signed_out();
    let head = settings_head(Phrase::Settings, Phrase::GoHome, &home);
    let cards = flow_stage(flow, move |ready| settings_cards(ready, flow.submit_handler()));
    let account = || element("kratos-account");
    let below = when(move || flow.flow().is_some(), move || (untrack(sessions), account()));

    Fragment::new(element("div").class("settings").child((head, cards, below)))
}
