//! The confirmation before an account is deleted: it lists the consequences, and asks the person to type a text.

use leptos::prelude::*;
use web_sys::{Event, HtmlDialogElement, SubmitEvent};

use super::{
    desk::{Desk, Stage},
    hindrance::hindrance_view,
    words::{AccountPhrase, say_with, words},
};
use crate::{
    browser,
    dialog::open_soon,
    i18n::{Phrase, phrase},
    markup::{Element, element},
    reactive::Slot,
};

/// Ids of its parts.
const TITLE: &str = "account-delete-title";
const CONSEQUENCES: &str = "account-delete-text";
const CONFIRM: &str = "account-delete-confirm";
const DELETE: &str = "account-delete-confirmed";

/// The consequences, the most important first.
const WHAT_FOLLOWS: [AccountPhrase; 5] = [
    AccountPhrase::DeleteProfile,
    AccountPhrase::DeleteWays,
    AccountPhrase::DeleteSessions,
    AccountPhrase::DeleteData,
    AccountPhrase::DeleteForEver,
];

/// Asks for confirmation in the browser's own modal dialog. The typed text stays if there is a problem.
pub(super) fn delete_dialog(desk: Desk) -> Element {
    let typed = Slot::new(String::new());
    let delete = Callback::new(move |()| {
        let typed = typed.get_untracked();
        if untrack(|| desk.is_confirmed_by(&typed)) {
            desk.delete(typed);
        }
    });
    let retry = Callback::new(move |()| {
        // The retry button that was pressed disappears, and would take the focus along.
        browser::focus(DELETE);
        delete.run(());
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        delete.run(());
    };
    let hindrance = move || match desk.stage.get() {
        Stage::Hindered(hindrance) => Some(hindrance_view(hindrance, retry)),
        _ => None,
    };
    let what_follows = WHAT_FOLLOWS.map(|phrase| element("li").class("item").child(words(phrase)));
    let dialog = element("dialog")
        .class("dialog")
        .attr("role", "alertdialog")
        .attr("aria-labelledby", TITLE)
        .attr("aria-describedby", CONSEQUENCES)
        .attr("data-testid", "account/delete/dialog");
    let shown: HtmlDialogElement = dialog.dom();
    open_soon(shown.clone());
    // Closes the dialog, so that the browser restores the focus.
    let cancel = {
        let shown = shown.clone();
        move |_: Event| shown.close()
    };
    let form = element("form").class("flow").attr("novalidate", true).on("submit", submit).child((
        confirm_field(desk, typed),
        hindrance,
        buttons(desk, typed, cancel),
    ));

    dialog
        // Not cancellable while the server is deleting: Escape would only hide the outcome.
        .on("cancel", move |event: Event| {
            if desk.is_awaited() {
                event.prevent_default();
            }
        })
        .on("close", move |_: Event| {
            if desk.is_awaited() {
                // Chromium closes it at the second Escape, even if the page prevents that.
                open_soon(shown.clone());
            } else {
                desk.stage.set(Stage::Unasked);
            }
        })
        .child((
            element("h2").class("card-subtitle").attr("id", TITLE).child(words(AccountPhrase::DeleteAsk)),
            element("ul").class("items").attr("id", CONSEQUENCES).child(Vec::from(what_follows)),
            form,
        ))
}

fn confirm_field(desk: Desk, typed: Slot<String>) -> Element {
    let label = move || {
        let confirmation = desk.person().map(|user| user.confirmation().to_owned()).unwrap_or_default();
        say_with(AccountPhrase::DeleteConfirm, &confirmation)
    };
    let input = element("input")
        .attr("id", CONFIRM)
        .class("input")
        .attr("type", "text")
        .attr("name", "confirm")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("autofocus", true)
        .attr("readonly", move || desk.is_awaiting())
        .attr("data-testid", "account/delete/confirm")
        .on("input", move |event: Event| typed.set(event_target_value(&event)));

    element("div")
        .class("field")
        .child((element("label").class("field-label").attr("for", CONFIRM).child(label), input))
}

fn buttons(desk: Desk, typed: Slot<String>, on_cancel: impl FnMut(Event) + 'static) -> Element {
    let cancel = element("button").attr("type", "button").class("button button-secondary");
    let cancel = cancel.attr("disabled", move || desk.is_awaiting()).on("click", on_cancel);
    let is_confirmed = move || typed.with(|typed| desk.is_confirmed_by(typed));
    let delete = element("button")
        .attr("id", DELETE)
        .attr("type", "submit")
        .class("button button-danger")
        // Not disabled while it is awaited: it would lose the focus.
        .class_when("button-pending", move || desk.is_awaiting())
        .attr("aria-disabled", move || desk.is_awaiting().then_some("true"))
        .attr("disabled", move || !is_confirmed())
        .attr("data-testid", "account/delete/confirmed");

    element("div")
        .class("dialog-buttons")
        .child((cancel.child(phrase(Phrase::Cancel)), delete.child(words(AccountPhrase::DeleteYes))))
}
