//! The card that deletes the account.

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

/// Id of the card's heading.
const HEADING: &str = "account-delete-heading";

/// Renders the card as soon as the user is known.
pub(super) fn delete_card(desk: Desk) -> Fragment {
    when(move || desk.person().is_some(), move || card(desk))
}

/// Focuses the card for a person who is back for it, unless the focus has left the page's heading, where it begins.
fn show() {
    if browser::focused().is_none_or(|focused| matches!(focused.tag_name().as_str(), "BODY" | "H1")) {
        browser::focus(HEADING);
    }
}

fn card(desk: Desk) -> Element {
    if browser::recall(PROVING).is_some() {
        // The person is back from proving who they are.
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
