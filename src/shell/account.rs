//! Menu for a person who is signed in.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    config::{Config, Page, Pages},
    i18n::{Phrase, phrase},
    markup::{Fragment, element, when},
    page::{Looks, sign_out},
    session::SessionContext,
};

/// Renders links to the account's pages, and a way to sign out, once a page has asked for the session: the menu does
/// not ask itself, so that signing in waits for nothing. Pages that have the same links themselves go without it.
pub(super) fn account_menu() -> Fragment {
    let session = SessionContext::use_context();
    let config = Config::use_context();
    let pathname = use_location().pathname;
    let Pages { home, login, logout, settings, .. } = config.pages.clone();
    let is_shown = move || {
        let has_own = pathname.with(|path| [&home, &login, &logout].contains(&path));
        !has_own && session.is_signed_in()
    };
    let menu = move || {
        let is_there = config.is_open(Page::Settings) && pathname.with(|path| *path != settings);
        let link = is_there.then(|| element("a").attr("href", &settings).child(phrase(Phrase::Settings)));
        let menu = element("nav").class("account").attr("aria-label", phrase(Phrase::Welcome));
        menu.child((link, sign_out(None, Looks::Link)))
    };

    when(is_shown, menu)
}
