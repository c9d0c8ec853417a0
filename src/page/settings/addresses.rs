//! The person's addresses, and whether they are verified.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    browser::{self, Query},
    config::Config,
    i18n::{Phrase, phrase},
    protocol::{Address, Flow},
};

/// Says of each address whether it is verified, with the way to do it now.
#[component]
pub(super) fn Addresses(
    /// The settings flow.
    flow: Signal<Arc<Flow>>,
) -> impl IntoView {
    let addresses = Memo::new(move |_| {
        flow.with(|flow| {
            flow.identity.as_ref().map(|identity| identity.verifiable_addresses.clone()).unwrap_or_default()
        })
    });
    let verification = StoredValue::new(verification_page());
    let list = move || {
        let addresses = addresses.get();
        (!addresses.is_empty()).then(|| {
            let items = addresses.into_iter().map(|address| item(address, verification.get_value())).collect_view();
            view! { <ul class="items" aria-label=phrase(Phrase::Addresses)>{items}</ul> }
        })
    };

    view! { {list} }
}

fn item(address: Address, verification: String) -> impl IntoView {
    let (state, class) = if address.verified {
        (Phrase::AddressVerified, "badge badge-success")
    } else {
        (Phrase::AddressNotVerified, "badge")
    };
    let verify = (!address.verified).then(|| {
        let label = format!("{}: {}", phrase(Phrase::VerifyNow), address.value);
        view! { <a class="item-action" href=verification aria-label=label>{phrase(Phrase::VerifyNow)}</a> }
    });

    view! {
        <li class="item">
            <span class="item-text">{address.value}</span>
            <span class=class>{phrase(state)}</span>
            {verify}
        </li>
    }
}

/// Returns the verification page that comes back here.
fn verification_page() -> String {
    let page = Config::use_context().pages.verification;
    let Some(mut query) = Query::new("") else {
        return page;
    };
    query.set("return_to", &browser::path());
    query.on(&page)
}
