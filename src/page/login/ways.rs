//! What else a person can do than fill in the sign-in form.

use leptos::prelude::*;

use crate::{
    config::{Config, Page, Pages},
    flow::UseFlow,
    i18n::{Phrase, phrase},
    page::{
        flow_page::{Aside, keeping_return_to},
        sign_out::SignOut,
    },
    protocol::{Aal, Flow, Input, MessageId, Node},
};

/// Where the form leaves somebody who cannot, or should not, go on with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Situation {
    /// The account has still to be named.
    Open,
    /// The account has been named: by the person, or by the provider that it is about to be linked to.
    Named,
    /// Nobody signs in to this account before its address is verified.
    Unverified,
    /// Somebody is signed in, and shows it again or by a second factor.
    SignedIn,
}

impl Situation {
    fn of(flow: &Flow) -> Self {
        let is_named =
            flow.ui.nodes.iter().filter_map(Node::input).any(|input| Input::fixed_identifier(input).is_some());
        let is_unverified = flow.ui.messages.iter().any(|message| message.id == MessageId::ADDRESS_NOT_VERIFIED);
        match flow.requested_aal {
            _ if is_unverified => Self::Unverified,
            Some(Aal::Aal2) => Self::SignedIn,
            _ if flow.refresh => Self::SignedIn,
            _ if is_named => Self::Named,
            _ => Self::Open,
        }
    }
}

/// Offers the way on that fits.
#[component]
pub(super) fn OtherWays(flow: UseFlow) -> impl IntoView {
    let situation = Memo::new(move |_| flow.flow().map_or(Situation::Open, |flow| Situation::of(&flow)));
    let config = StoredValue::new(Config::use_context());
    let page = move |page: fn(&Pages) -> &String| config.with_value(|config| keeping_return_to(page(&config.pages)));
    let is_open = move |page| config.with_value(|config| config.is_open(page));
    let account = move || {
        view! {
            {is_open(Page::Recovery).then(|| {
                view! { <Aside link=Phrase::ForgotPassword href=page(|pages| &pages.recovery) /> }
            })}
            {is_open(Page::Registration).then(|| {
                view! { <Aside question=Phrase::NoAccount link=Phrase::CreateOne href=page(|pages| &pages.registration) /> }
            })}
        }
    };

    move || match situation.get() {
        Situation::Open => account().into_any(),
        Situation::Named => view! {
            <Aside question=Phrase::NotYou link=Phrase::UseOtherAccount href=page(|pages| &pages.login) />
            {account()}
        }
        .into_any(),
        Situation::Unverified => view! {
            <a class="button button-primary" href=page(|pages| &pages.verification)>
                {phrase(Phrase::VerifyYourAddress)}
            </a>
            {account()}
        }
        .into_any(),
        Situation::SignedIn => view! { <SignOutInstead /> }.into_any(),
    }
}

/// The way out for somebody who cannot, or is not the one to, prove it again.
#[component]
fn SignOutInstead() -> impl IntoView {
    let login = keeping_return_to(&Config::use_context().pages.login);

    view! {
        <div class="aside">
            <span>{phrase(Phrase::NotYou)}" "</span>
            <SignOut to=login as_link=true />
        </div>
    }
}
