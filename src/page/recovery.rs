//! Getting back into an account.

use leptos::prelude::*;

use super::flow_page::{aside, flow_page, keeping_return_to};
use crate::{
    config::Config,
    flow::use_flow,
    i18n::Phrase,
    markup::{Fragment, when},
    protocol::FlowKind,
};

/// Lets a person back in who has lost the password.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    recovery_page().into_any()
}

/// Renders a [`RecoveryPage`].
pub(crate) fn recovery_page() -> Fragment {
    let flow = use_flow(FlowKind::Recovery);
    let pages = Config::use_context().pages;
    let has_named_address = move || flow.flow().is_some_and(|flow| flow.state.is_sent() && !flow.asks_for("email"));
    let anew = move || aside(None, Phrase::UseOtherAddress, &keeping_return_to(&pages.recovery));
    let back = aside(None, Phrase::BackToSignIn, &keeping_return_to(&pages.login));

    Fragment::new(flow_page(flow, |_| Phrase::Recover, Phrase::Recover, (when(has_named_address, anew), back)))
}
