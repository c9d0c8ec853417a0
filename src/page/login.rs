//! Signing in.

mod chooser;
mod ways;

use leptos::prelude::*;

use self::{chooser::login_form, ways::other_ways};
use super::{
    flow_page::{card, flow_stage},
    prefill::prefilled,
};
use crate::{
    flow::use_flow,
    i18n::{Phrase, phrase},
    markup::{Fragment, element, when},
    protocol::{Aal, Flow, FlowKind, Group},
};

/// Signs a person in; also asks for a second factor, or for the first one again.
#[component]
pub fn LoginPage() -> impl IntoView {
    login_page().into_any()
}

/// Renders a [`LoginPage`].
pub(crate) fn login_page() -> Fragment {
    let flow = use_flow(FlowKind::Login);
    let heading = move || flow.flow().map_or(Phrase::SignIn, |flow| title(&flow));
    let lacks_factor = move || flow.flow().is_some_and(|flow| lacks_second_factor(&flow));
    let form = flow_stage(flow, move |ready| login_form(flow, prefilled(ready)));
    let no_factor = when(lacks_factor, || element("p").child(phrase(Phrase::NoSecondFactor)));

    Fragment::new(card(heading, (form, no_factor, other_ways(flow))))
}

fn title(flow: &Flow) -> Phrase {
    match flow.requested_aal {
        Some(Aal::Aal2) => Phrase::SecondFactor,
        _ if flow.refresh => Phrase::SignInAgain,
        _ => Phrase::SignIn,
    }
}

/// Returns whether Kratos asks for a second factor of a person who has none.
fn lacks_second_factor(flow: &Flow) -> bool {
    flow.requested_aal == Some(Aal::Aal2) && flow.ui.nodes.iter().all(|node| node.group == Group::Default)
}
