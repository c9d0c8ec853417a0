//! Changing one's account.

mod addresses;
mod card;
mod cards;
mod method;

use leptos::prelude::*;

pub use self::cards::{SettingsCards, SettingsCardsProps};
use super::{
    flow_page::{Aside, FlowStage, HEADING, begin_page},
    sessions::Sessions,
};
use crate::{
    config::Config,
    flow::use_flow,
    i18n::{Phrase, phrase},
    protocol::FlowKind,
};

/// Shows one card for each method that settings offer, and below them where the person is signed in.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Settings);
    let home = Config::use_context().pages.home;
    begin_page(Signal::stored(Phrase::Settings));
    let cards = move |ready| view! { <SettingsCards flow=ready on_submit=flow.submit_handler() /> }.into_any();

    view! {
        <div class="settings">
            <header class="settings-head">
                <h1 class="card-title" id=HEADING tabindex="-1">{phrase(Phrase::Settings)}</h1>
                <Aside link=Phrase::GoHome href=home />
            </header>
            <FlowStage flow=flow view_flow=cards />
            <Show when=move || flow.flow().is_some() fallback=|| ()>
                <Sessions />
            </Show>
        </div>
    }
}
