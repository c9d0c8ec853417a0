//! The person's addresses, and whether they are verified.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    browser,
    config::{Config, Page},
    i18n::{Phrase, phrase, say},
    markup::{Element, Fragment, element},
    protocol::{Address, ContinueWith, Flow, FlowId},
};

/// Shows for each address whether it is verified, with a link to verify it now.
pub(super) fn addresses_view(flow: Signal<Arc<Flow>>) -> Fragment {
    let config = Config::use_context();
    let can_verify = config.is_open(Page::Verification);
    let page = config.pages.verification;

    Fragment::new(move || {
        let addresses = flow.with(|flow| flow.identity.as_ref().map(|identity| identity.verifiable_addresses.clone()));
        let addresses = addresses.unwrap_or_default();
        (!addresses.is_empty()).then(|| {
            let verification = |address: &Address| flow.with(|flow| verification_page(&page, begun(flow, address)));
            let items = addresses
                .into_iter()
                .map(|address| item(can_verify.then(|| verification(&address)), address))
                .collect::<Vec<_>>();
            element("ul").class("items").attr("aria-label", phrase(Phrase::Addresses)).child(items)
        })
    })
}

fn item(verification: Option<String>, address: Address) -> Element {
    let (state, class) = if address.verified {
        (Phrase::AddressVerified, "badge badge-success")
    } else {
        (Phrase::AddressNotVerified, "badge")
    };
    let verify = verification.filter(|_| !address.verified).map(|verification| {
        let value = address.value.clone();
        let label = move || format!("{}: {value}", say(Phrase::VerifyNow));
        let link = element("a").class("item-action").attr("href", verification).attr("aria-label", label);
        link.child(phrase(Phrase::VerifyNow))
    });

    element("li").class("item").child((
        element("span").class("item-text").child(address.value),
        element("span").class(class).child(phrase(state)),
        verify,
    ))
}

/// Returns the verification flow that Kratos began for an address with its last answer: the code is on its way.
fn begun<'a>(flow: &'a Flow, address: &Address) -> Option<&'a FlowId> {
    flow.continue_with.iter().find_map(|step| match step {
        ContinueWith::ShowVerificationUi(begun) => {
            (begun.verifiable_address.as_ref() == Some(&address.value)).then_some(&begun.id)
        }
        _ => None,
    })
}

/// Returns the URL of the verification page with a flow, or else with a new one that comes back here.
fn verification_page(page: &str, begun: Option<&FlowId>) -> String {
    match begun {
        Some(id) => browser::with_query(page, &[("flow", id.as_str())]),
        None => browser::with_query(page, &[("return_to", &browser::path())]),
    }
}
