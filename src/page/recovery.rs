//! Getting back into an account.

use leptos::prelude::*;

use super::flow_page::{Aside, FlowPage, keeping_return_to};
use crate::{config::Config, flow::use_flow, i18n::Phrase, protocol::FlowKind};

/// Lets a person back in who has lost the password.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Recovery);
    let pages = StoredValue::new(Config::use_context().pages);
    let has_named_address = move || flow.flow().is_some_and(|flow| flow.state.is_sent() && !flow.asks_for("email"));

    view! {
        <FlowPage flow=flow title=|_| Phrase::Recover initial_title=Phrase::Recover>
            <Show when=has_named_address fallback=|| ()>
                <Aside link=Phrase::UseOtherAddress href=pages.with_value(|pages| keeping_return_to(&pages.recovery)) />
            </Show>
            <Aside link=Phrase::BackToSignIn href=pages.with_value(|pages| keeping_return_to(&pages.login)) />
        </FlowPage>
    }
}
