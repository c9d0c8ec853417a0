//! Proving that an address is one's own.

use leptos::prelude::*;

use super::flow_page::{Aside, FlowPage};
use crate::{config::Config, flow::use_flow, i18n::Phrase, protocol::FlowKind};

/// Verifies an address. It can wait: whoever comes here from signing up may skip it.
#[component]
pub fn VerificationPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Verification);
    let home = StoredValue::new(Config::use_context().pages.home);
    let is_pending = move || flow.flow().is_none_or(|flow| !flow.is_passed());

    view! {
        <FlowPage flow=flow title=|_| Phrase::Verify initial_title=Phrase::Verify>
            <Show when=is_pending fallback=|| ()>
                <Aside link=Phrase::SkipForNow href=home.get_value() />
            </Show>
        </FlowPage>
    }
}
