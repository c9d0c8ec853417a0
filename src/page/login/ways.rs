//! What else a person can do than fill in the sign-in form.

use crate::{
    config::{Config, Page, Pages},
    flow::UseFlow,
    i18n::{Phrase, phrase},
    markup::{Element, Fragment, element},
    page::{
        flow_page::{aside, keeping_return_to},
        sign_out::{Looks, sign_out},
    },
    protocol::{Aal, Flow, Input, MessageId, Node},
    reactive::Derived,
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
pub(super) fn other_ways(flow: UseFlow) -> Fragment {
    let situation = Derived::new(move |_| flow.flow().map_or(Situation::Open, |flow| Situation::of(&flow)));
    let config = Config::use_context();

    Fragment::new(move || {
        let page = |page: &str| keeping_return_to(page);
        let Pages { login, verification, .. } = &config.pages;
        match situation.get() {
            Situation::Open => account(&config),
            Situation::Named => {
                let other = aside(Some(Phrase::NotYou), Phrase::UseOtherAccount, &page(login));
                Fragment::new((other, account(&config)))
            }
            Situation::Unverified => {
                let verify = element("a").class("button button-primary").attr("href", page(verification));
                Fragment::new((verify.child(phrase(Phrase::VerifyYourAddress)), account(&config)))
            }
            Situation::SignedIn => Fragment::new(sign_out_instead(&page(login))),
        }
    })
}

/// Leads to getting back into an account, and to making one.
fn account(config: &Config) -> Fragment {
    let Pages { recovery, registration, .. } = &config.pages;
    let recover = || aside(None, Phrase::ForgotPassword, &keeping_return_to(recovery));
    let register = || aside(Some(Phrase::NoAccount), Phrase::CreateOne, &keeping_return_to(registration));

    Fragment::new((config.is_open(Page::Recovery).then(recover), config.is_open(Page::Registration).then(register)))
}

/// The way out for somebody who cannot, or is not the one to, prove it again.
fn sign_out_instead(login: &str) -> Element {
    let question = element("span").child((phrase(Phrase::NotYou), " "));
    element("div").class("aside").child((question, sign_out(Some(login), Looks::Link)))
}
