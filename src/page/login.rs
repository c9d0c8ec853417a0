//! Signing in.

use leptos::{prelude::*, task::spawn_local};

use super::flow_page::{Aside, FlowPage, keeping_return_to};
use crate::{
    config::Config,
    flow::use_flow,
    i18n::{Phrase, phrase},
    protocol::{Aal, Flow, FlowKind, Group},
    session::SessionContext,
};

/// Signs a person in; also asks for a second factor, or for the first one again.
#[component]
pub fn LoginPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Login);
    let is_first_factor = move || flow.flow().is_none_or(|flow| title(&flow) == Phrase::SignIn);
    let lacks_factor = move || flow.flow().is_some_and(|flow| lacks_second_factor(&flow));

    view! {
        <FlowPage flow=flow title=title initial_title=Phrase::SignIn>
            <Show when=lacks_factor fallback=|| ()>
                <p>{phrase(Phrase::NoSecondFactor)}</p>
            </Show>
            <Show when=is_first_factor fallback=SignOutInstead>
                <OtherWays />
            </Show>
        </FlowPage>
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

#[component]
fn OtherWays() -> impl IntoView {
    let pages = Config::use_context().pages;

    view! {
        <Aside link=Phrase::ForgotPassword href=keeping_return_to(&pages.recovery) />
        <Aside question=Phrase::NoAccount link=Phrase::CreateOne href=keeping_return_to(&pages.registration) />
    }
}

/// The way out for somebody who cannot, or is not the one to, prove it again.
#[component]
fn SignOutInstead() -> impl IntoView {
    let session = SessionContext::use_context();
    let login = Config::use_context().pages.login;
    let navigate = leptos_router::hooks::use_navigate();
    let sign_out = move |_| {
        let (login, navigate) = (login.clone(), navigate.clone());
        spawn_local(async move {
            if session.sign_out().await.is_ok() {
                navigate(&login, leptos_router::NavigateOptions::default());
            }
        });
    };

    view! {
        <p class="aside">
            <button type="button" class="link" on:click=sign_out>{phrase(Phrase::SignOut)}</button>
        </p>
    }
}
