//! The person's linked accounts.

use leptos::prelude::*;

use super::{
    desk::{Asked, Desk},
    hindrance::hindrance_view,
    words::{AccountPhrase, words},
};
use crate::{
    i18n::{Phrase, phrase},
    markup::{Element, Fragment, element},
    picture::Picture,
    protocol::LinkedAccount,
    provider::Provider,
};

/// Lists them, each by the person's name there.
pub(super) fn linked_accounts(desk: Desk) -> Fragment {
    let retry = Callback::new(move |()| {
        desk.linked.set(Asked::Awaited);
        desk.ask_for_linked();
    });

    Fragment::new(move || match desk.linked.get() {
        // As high as the sentence that mostly replaces it.
        Asked::Awaited => element("span").class("note").attr("role", "status").child(phrase(Phrase::Loading)),
        Asked::Known(accounts) if accounts.is_empty() => {
            element("span").class("note").child(words(AccountPhrase::NoneElsewhere))
        }
        Asked::Known(accounts) => {
            let items = accounts.iter().map(item).collect::<Vec<_>>();
            element("ul").class("items").attr("data-testid", "account/linked").child(items)
        }
        Asked::Hindered(hindrance) => hindrance_view(hindrance, retry),
    })
}

fn item(account: &LinkedAccount) -> Element {
    let mut provider = Provider::new(&account.provider, "");
    // An unknown provider is shown by its id; Kratos capitalises it as well.
    if let Some(first) = provider.name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let logo = Picture { light: provider.logo_path(), dark: provider.dark_logo_path() }.view("button-logo");
    let what = element("span").class("item-text").child((
        element("strong").child(provider.name.as_str()),
        element("span").class("note").child(account.known_by()),
    ));

    element("li").class("item").child((logo, what))
}
