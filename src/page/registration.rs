//! Signing up.

use leptos::prelude::*;

use super::flow_page::{aside, flow_page, keeping_return_to};
use crate::{
    config::Config,
    flow::use_flow,
    i18n::Phrase,
    markup::{Fragment, when},
    protocol::FlowKind,
};

/// Creates an account.
#[component]
pub fn RegistrationPage() -> impl IntoView {
    registration_page().into_any()
}

/// Renders a [`RegistrationPage`].
pub(crate) fn registration_page() -> Fragment {
    let flow = use_flow(FlowKind::Registration);
    let pages = Config::use_context().pages;
    // In two steps Kratos has a button for it.
    let lacks_back = move || flow.flow().is_some_and(|flow| flow.state.is_sent() && !flow.has_button("screen"));
    let sign_in = aside(Some(Phrase::HaveAccount), Phrase::SignIn, &keeping_return_to(&pages.login));
    let back = move || aside(None, Phrase::ChangeDetails, &keeping_return_to(&pages.registration));

    Fragment::new(flow_page(flow, |_| Phrase::SignUp, Phrase::SignUp, (when(lacks_back, back), sign_in)))
}
