//! Signing up.

use leptos::prelude::*;

use super::flow_page::{Aside, FlowPage, keeping_return_to};
use crate::{config::Config, flow::use_flow, i18n::Phrase, protocol::FlowKind};

/// Makes an account.
#[component]
pub fn RegistrationPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Registration);
    let login = Config::use_context().pages.login;

    view! {
        <FlowPage flow=flow title=|_| Phrase::SignUp initial_title=Phrase::SignUp>
            <Aside question=Phrase::HaveAccount link=Phrase::SignIn href=keeping_return_to(&login) />
        </FlowPage>
    }
}
