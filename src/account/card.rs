//! The card with the person's user data.

use leptos::prelude::*;

use super::{
    desk::{Asked, Desk},
    hindrance::hindrance_view,
    linked::linked_accounts,
    words::{AccountPhrase, words},
};
use crate::{
    i18n::{Phrase, date, phrase},
    markup::{Child, Element, Fragment, element},
    protocol::User,
};

/// Id of the card's heading.
const HEADING: &str = "account-heading";

/// Renders the person's user data, with their linked accounts.
pub(super) fn account_card(desk: Desk) -> Element {
    let retry = Callback::new(move |()| {
        desk.user.set(Asked::Awaited);
        desk.ask_for_user();
    });
    let facts = move || match desk.user.get() {
        Asked::Awaited => Fragment::new(skeleton()),
        Asked::Known(user) => Fragment::new(facts(desk, user)),
        Asked::Hindered(hindrance) => Fragment::new(hindrance_view(hindrance, retry)),
    };
    let is_admin = move || desk.person().is_some_and(|user| user.is_admin);
    let mark = move || {
        let mark = || element("span").class("badge badge-success").attr("data-testid", "account/admin");
        is_admin().then(|| mark().child(words(AccountPhrase::Administrator)))
    };

    element("section").class("card settings-card").attr("id", "account").attr("aria-labelledby", HEADING).child((
        element("div").class("card-head").child((
            element("div").class("text-actions").child((
                element("h2").class("card-subtitle").attr("id", HEADING).child(words(AccountPhrase::Account)),
                mark,
            )),
            element("p").class("note").child(words(AccountPhrase::AccountText)),
        )),
        facts,
    ))
}

fn facts(desk: Desk, user: User) -> Element {
    let text = |name, text: Option<String>| text.map(|text| fact(name, text));
    let since = (!user.created_at.is_empty()).then(|| {
        let time = element("time").attr("datetime", &user.created_at);
        fact(AccountPhrase::MemberSince, time.child(move || date(&user.created_at)))
    });

    element("dl").class("facts").attr("data-testid", "account/facts").child((
        text(AccountPhrase::Name, user.name),
        text(AccountPhrase::Username, user.username),
        text(AccountPhrase::Email, user.email),
        since,
        fact(AccountPhrase::AccountsElsewhere, linked_accounts(desk)).class("text"),
    ))
}

fn fact(name: AccountPhrase, value: impl Child) -> Element {
    element("div").child((element("dt").child(words(name)), element("dd").child(value)))
}

/// Renders a placeholder for content that is loading.
pub(super) fn skeleton() -> Element {
    let bar = |class: &str| element("div").class(class);

    element("div").class("skeleton").attr("role", "status").attr("aria-label", phrase(Phrase::Loading)).child((
        bar("skeleton-label"),
        bar("skeleton-input"),
        bar("skeleton-label"),
        bar("skeleton-input"),
    ))
}
