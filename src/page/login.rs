//! Signing in.

mod chooser;
mod ways;

use leptos::prelude::*;

use self::{chooser::LoginForm, ways::OtherWays};
use super::{
    flow_page::{Card, FlowStage},
    prefill::prefilled,
};
use crate::{
    flow::use_flow,
    i18n::{Phrase, phrase},
    protocol::{Aal, Flow, FlowKind, Group},
};

/// Signs a person in; also asks for a second factor, or for the first one again.
#[component]
pub fn LoginPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Login);
    let heading = Signal::derive(move || flow.flow().map_or(Phrase::SignIn, |flow| title(&flow)));
    let lacks_factor = move || flow.flow().is_some_and(|flow| lacks_second_factor(&flow));

    view! {
        <Card title=heading>
            <FlowStage flow=flow view_flow=move |ready| {
                view! { <LoginForm flow=flow ready=prefilled(ready) /> }.into_any()
            } />
            <Show when=lacks_factor fallback=|| ()>
                <p>{phrase(Phrase::NoSecondFactor)}</p>
            </Show>
            <OtherWays flow=flow />
        </Card>
    }
}

fn title(flow: &Flow) -> Phrase {
    match flow.requested_aal {
        Some(Aal::Aal2) => Phrase::SecondFactor,
        _ if flow.refresh => Phrase::SignInAgain,
        _ => Phrase::SignIn,
    }
}

/// Returns whether Kratos asks for a second factor of somebody who has none.
fn lacks_second_factor(flow: &Flow) -> bool {
    flow.requested_aal == Some(Aal::Aal2) && flow.ui.nodes.iter().all(|node| node.group == Group::Default)
}
