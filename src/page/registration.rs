//! Signing up.

use leptos::prelude::*;

use super::flow_page::{Aside, FlowPage, keeping_return_to};
use crate::{config::Config, flow::use_flow, i18n::Phrase, protocol::FlowKind};

/// Makes an account.
#[component]
pub fn RegistrationPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Registration);
    let pages = StoredValue::new(Config::use_context().pages);
    // In two steps Kratos has a button for it.
    let lacks_back = move || flow.flow().is_some_and(|flow| flow.state.is_sent() && !flow.has_button("screen"));

    view! {
        <FlowPage flow=flow title=|_| Phrase::SignUp initial_title=Phrase::SignUp>
            <Show when=lacks_back fallback=|| ()>
                <Aside link=Phrase::ChangeDetails href=pages.with_value(|pages| keeping_return_to(&pages.registration)) />
            </Show>
            <Aside
                question=Phrase::HaveAccount
                link=Phrase::SignIn
                href=pages.with_value(|pages| keeping_return_to(&pages.login))
            />
        </FlowPage>
    }
}
