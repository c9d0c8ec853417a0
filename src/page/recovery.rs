//! Getting back into an account.

use leptos::prelude::*;

use super::flow_page::{Aside, FlowPage, keeping_return_to};
use crate::{config::Config, flow::use_flow, i18n::Phrase, protocol::FlowKind};

/// Lets a person back in who has lost the password.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Recovery);
    let login = Config::use_context().pages.login;

    view! {
        <FlowPage flow=flow title=|_| Phrase::Recover initial_title=Phrase::Recover>
            <Aside link=Phrase::BackToSignIn href=keeping_return_to(&login) />
        </FlowPage>
    }
}
