//! Alternatives to the sign-in form.

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

/// Situation of a person who cannot, or should not, go on with the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Situation {
    /// The account is not named yet.
    Open,
    /// The account is named: by the person, or by the provider that it is about to be linked to.
    Named,
    /// The account's address has to be verified before anyone can sign in.
    Unverified,
    /// The person is signed in, and has to sign in again or with a second factor.
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

/// Renders the alternatives that fit.
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

/// Renders links to recovery and registration.
fn account(config: &Config) -> Fragment {
    let Pages { recovery, registration, .. } = &config.pages;
    let recover = || aside(None, Phrase::ForgotPassword, &keeping_return_to(recovery));
    let register = || aside(Some(Phrase::NoAccount), Phrase::CreateOne, &keeping_return_to(registration));

    Fragment::new((config.is_open(Page::Recovery).then(recover), config.is_open(Page::Registration).then(register)))
}

/// Renders the way out for a person who cannot sign in again, or to whom the account does not belong.
fn sign_out_instead(login: &str) -> Element {
    let question = element("span").child((phrase(Phrase::NotYou), " "));
    element("div").class("aside").child((question, sign_out(Some(login), Looks::Link)))
}
