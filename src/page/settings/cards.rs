//! All cards of one settings flow.

use std::sync::Arc;

use leptos::prelude::*;

use super::{card::method_card, method::methods};
use crate::{
    browser,
    flow::{SubmitHandler, Submitted},
    markup::{Fragment, each, element},
    message::messages_view,
    protocol::{Flow, FlowState, Group},
    reactive::{Slot, Stored},
};

/// State that the cards share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) flow: Signal<Arc<Flow>>,
    /// The card that the flow's messages are about.
    pub(super) spoken: Slot<Option<Group>>,
    /// The card whose answer is awaited.
    pub(super) busy: Slot<Option<Group>>,
    on_submit: Stored<SubmitHandler>,
}

/// Shows one card for each method that a settings flow offers.
///
/// A card has its own form, and the messages about it: saving one keeps everything typed on the others, and while one
/// awaits its answer the others cannot be submitted. Messages that belong to no card are shown above all cards.
#[component]
pub fn SettingsCards(
    /// The settings flow.
    #[prop(into)]
    flow: Signal<Arc<Flow>>,
    /// Handler for the submissions of all cards.
    on_submit: SubmitHandler,
) -> impl IntoView {
    settings_cards(flow, on_submit).into_any()
}

/// Renders [`SettingsCards`].
pub(super) fn settings_cards(flow: Signal<Arc<Flow>>, on_submit: SubmitHandler) -> Fragment {
    let desk = Desk {
        flow,
        spoken: Slot::new(untrack(|| card_left(&flow.get()))),
        busy: Slot::new(None),
        on_submit: Stored::new(on_submit),
    };
    browser::on_shown_again(move || desk.busy.set(None));
    let groups = move || flow.with(|flow| methods(flow));
    let top_messages = move || {
        let is_at_card = desk.spoken.get().is_some_and(|spoken| groups().contains(&spoken));
        let messages = if is_at_card { Vec::new() } else { flow.get().ui.messages.clone() };
        messages_view(messages, None)
    };
    let cards = each(groups, Group::to_string, move |group| method_card(desk, &group));

    Fragment::new((element("div").class("settings-messages").child(top_messages), cards))
}

impl Desk {
    /// Returns the submit handler of a card.
    pub(super) fn submit_handler(self, group: Group) -> SubmitHandler {
        let group = Stored::new(group);
        SubmitHandler::new(move |submission| async move {
            let (Some(group), Some(handler)) = (group.get(), self.on_submit.get()) else {
                return Submitted::Leaving;
            };
            self.spoken.set(Some(group.clone()));
            self.busy.set(Some(group.clone()));
            // It may go to a provider, or to sign in again: the page is loaded again on the way back.
            browser::remember(CARD, group.as_str());
            let submitted = handler.submit(submission).await;
            if submitted != Submitted::Leaving {
                browser::forget(CARD);
                // The page may be gone by now.
                let _ = self.busy.try_set(None);
            }
            submitted
        })
    }
}

/// Storage key of the card that was left.
const CARD: &str = "leptos-kratos.settings-card";

/// Returns the card that the person left to sign in again or to link an account, if the flow has the outcome.
fn card_left(flow: &Flow) -> Option<Group> {
    let group = browser::recall(CARD)?;
    browser::forget(CARD);
    (flow.state == FlowState::Success || flow.has_error()).then(|| Group::from(group))
}
