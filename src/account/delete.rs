//! The card that ends the account.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    desk::{Desk, Stage},
    dialog::delete_dialog,
    hindrance::PROVING,
    words::{AccountPhrase, words},
};
use crate::{
    browser,
    markup::{Element, Fragment, element, when},
};

/// The id of the card's heading.
const HEADING: &str = "account-delete-heading";

/// Offers to delete the account, as soon as it is known whose it is.
pub(super) fn delete_card(desk: Desk) -> Fragment {
    when(move || desk.person().is_some(), move || card(desk))
}

/// Shows the card to somebody who has come for it. The page begins at its own heading, where nobody does anything.
fn show() {
    if browser::focused().is_none_or(|focused| matches!(focused.tag_name().as_str(), "BODY" | "H1")) {
        browser::focus(HEADING);
    }
}

fn card(desk: Desk) -> Element {
    if browser::recall(PROVING).is_some() {
        // Back from where they have shown who they are.
        browser::forget(PROVING);
        request_animation_frame(show);
    }
    let is_asked =
        move || desk.stage.with(|stage| matches!(stage, Stage::Asking | Stage::Awaited | Stage::Hindered(_)));
    let ask = element("button")
        .attr("type", "button")
        .class("button button-danger button-small")
        .attr("data-testid", "account/delete")
        .on("click", move |_: Event| desk.stage.set(Stage::Asking));
    let heading = element("h2").class("card-subtitle").attr("id", HEADING).attr("tabindex", "-1");
    let head = element("div").class("card-head").child((
        heading.child(words(AccountPhrase::Delete)),
        element("p").class("note").child(words(AccountPhrase::DeleteText)),
    ));

    element("section")
        .class("card settings-card")
        .attr("id", "account-delete")
        .attr("aria-labelledby", HEADING)
        .child((head, element("div").child(ask.child(words(AccountPhrase::Delete)))))
        .child(when(is_asked, move || delete_dialog(desk)))
}
