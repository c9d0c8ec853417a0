//! Where somebody who is signed in can go from the account's pages.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    config::{Config, Page},
    i18n::{Phrase, phrase},
    markup::{Fragment, element},
    page::{Looks, sign_out},
    protocol::Whoami,
    session::SessionContext,
};

/// Leads to the account's pages, and out. It is there when a page has asked who is signed in: it asks nobody itself, so
/// that signing in waits for nothing. Pages that have the same themselves go without it.
pub(super) fn account_menu() -> Fragment {
    let session = SessionContext::use_context();
    let config = StoredValue::new(Config::use_context());
    let pathname = use_location().pathname;
    let is_shown = Memo::new(move |_| {
        let pages = config.with_value(|config| config.pages.clone());
        let has_own = pathname.with(|path| [&pages.home, &pages.login, &pages.logout].contains(&path));
        !has_own && session.known().with(|whoami| matches!(whoami, Some(Whoami::SignedIn(_))))
    });

    Fragment::new(move || {
        is_shown.get().then(|| {
            let config = config.get_value();
            let is_here = pathname.with(|path| *path == config.pages.settings);
            let settings = (config.is_open(Page::Settings) && !is_here)
                .then(|| element("a").attr("href", &config.pages.settings).child(phrase(Phrase::Settings)));
            let menu = element("nav").class("account").attr("aria-label", phrase(Phrase::Welcome));
            menu.child((settings, sign_out(None, Looks::Link)))
        })
    })
}
