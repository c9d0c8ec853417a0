//! Proving that an address is one's own.

use leptos::prelude::*;

use super::flow_page::{Aside, FlowPage};
use crate::{
    browser,
    config::Config,
    flow::use_flow,
    i18n::Phrase,
    protocol::{Flow, FlowKind, destination},
};

/// Verifies an address. It can wait: whoever comes here from signing up may skip it, and goes on to where signing up
/// was to lead.
#[component]
pub fn VerificationPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Verification);
    let home = StoredValue::new(Config::use_context().pages.home);
    let goal = move || flow.flow().and_then(|flow| return_to(&flow)).unwrap_or_else(|| home.get_value());
    let is_pending = move || flow.flow().is_none_or(|flow| !flow.is_passed());

    view! {
        <FlowPage flow=flow title=|_| Phrase::Verify initial_title=Phrase::Verify>
            <Show when=is_pending fallback=|| ()>
                {move || view! { <Aside link=Phrase::SkipForNow href=goal() /> }}
            </Show>
        </FlowPage>
    }
}

fn return_to(flow: &Flow) -> Option<String> {
    let target = destination(flow.return_to.as_deref()?, &browser::origin())?;
    Some(target.as_str().to_owned())
}
