//! Where somebody who is signed in can go from every page.

use leptos::prelude::*;

use crate::{
    config::{Config, Page},
    i18n::{Phrase, phrase},
    protocol::Whoami,
    session::SessionContext,
};

/// Leads to the account's pages. It is there when a page has asked who is signed in: it asks nobody itself, so that
/// signing in waits for nothing.
#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let session = SessionContext::use_context();
    let config = StoredValue::new(Config::use_context());
    let links = move || {
        let is_signed_in = session.known().with(|whoami| matches!(whoami, Some(Whoami::SignedIn(_))));
        is_signed_in.then(|| {
            let config = config.get_value();
            let settings = config.is_open(Page::Settings).then(|| {
                view! { <a href=config.pages.settings.clone()>{phrase(Phrase::Settings)}</a> }
            });
            view! {
                <nav class="account" aria-label=phrase(Phrase::Welcome)>
                    {settings}
                    <a href=config.pages.logout>{phrase(Phrase::SignOut)}</a>
                </nav>
            }
        })
    };

    view! { {links} }
}
