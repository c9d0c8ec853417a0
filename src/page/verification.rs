//! Verification of an address.

use leptos::prelude::*;

use super::flow_page::{aside, flow_page};
use crate::{
    browser,
    config::{Config, Pages},
    flow::use_flow,
    i18n::Phrase,
    markup::{Fragment, when},
    protocol::{Flow, FlowKind, destination},
};

/// Verifies an address. It can wait: a person who comes here from signing up may skip it, and continues to the target
/// of signing up.
#[component]
pub fn VerificationPage() -> impl IntoView {
    verification_page().into_any()
}

/// Renders a [`VerificationPage`].
pub(crate) fn verification_page() -> Fragment {
    let flow = use_flow(FlowKind::Verification);
    let Pages { home, verification, .. } = Config::use_context().pages;
    let return_to = move || flow.flow().and_then(|flow| return_to(&flow));
    let goal = Signal::derive(move || return_to().unwrap_or_else(|| home.clone()));
    let is_pending = move || flow.flow().is_none_or(|flow| !flow.is_passed());
    let is_sent = move || flow.flow().is_some_and(|flow| flow.state.is_sent() && !flow.asks_for("email"));
    let again = move || flow.flow().is_some_and(|flow| flow.has_button("email"));
    // A flow of its own, as Kratos 1.3 sends no second code in the one that signing up began.
    let anew = move || {
        let href = browser::with_query(&verification, &[("return_to", &goal.get())]);
        if again() {
            aside(None, Phrase::UseOtherAddress, &href)
        } else {
            aside(Some(Phrase::NoCode), Phrase::SendNewCode, &href)
        }
    };
    let skip = move || aside(None, Phrase::SkipForNow, &goal.get());
    let below = (when(is_sent, anew), when(is_pending, skip));

    Fragment::new(flow_page(flow, |_| Phrase::Verify, Phrase::Verify, below))
}

fn return_to(flow: &Flow) -> Option<String> {
    let target = destination(flow.return_to.as_deref()?, &browser::origin())?;
    Some(target.as_str().to_owned())
}
