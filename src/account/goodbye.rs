//! The notice after the account is deleted.

use leptos::prelude::*;

use super::words::{AccountPhrase, say, words};
use crate::{
    browser,
    config::{Config, Page},
    i18n::{Phrase, phrase},
    markup::{Element, element},
    protocol::Deletion,
    reactive::on_change,
};

/// Ids of its parts.
const CARD: &str = "account-deleted";
const HEADING: &str = "account-deleted-heading";

/// Renders the outcome of the deletion, with links to sign in and to sign up again.
pub(super) fn goodbye(deletion: Deletion, on_end: Option<Callback<()>>) -> Element {
    let (title, text) = match deletion {
        Deletion::Done => (AccountPhrase::Deleted, AccountPhrase::DeletedText),
        Deletion::UnderWay => (AccountPhrase::BeingDeleted, AccountPhrase::BeingDeletedText),
    };
    let config = Config::use_context();
    on_change(move || browser::set_title(&say(title)));
    request_animation_frame(move || {
        if let Some(on_end) = on_end {
            on_end.run(());
        }
        browser::focus(HEADING);
    });
    let link = |class: &str, to: &str| element("a").class(class).attr("href", to).attr("rel", "external");
    let sign_up = config
        .is_open(Page::Registration)
        .then(|| link("button button-secondary", &config.pages.registration).child(words(AccountPhrase::SignUpAgain)));
    let sign_in = link("button button-primary", &config.pages.login).child(phrase(Phrase::SignIn));

    element("section").class("card").attr("id", CARD).attr("aria-labelledby", HEADING).child((
        element("h1").class("card-title").attr("id", HEADING).attr("tabindex", "-1").child(words(title)),
        element("p").child(words(text)),
        sign_in,
        sign_up,
    ))
}

/// Hides everything else on the page, which belongs to another program.
pub(super) fn take_page() {
    browser::show_alone(CARD);
    // On the person's return to the tab, that program would find them signed out, and send them to sign in.
    browser::leave_alone();
}
