//! Confirmation before a destructive action.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use web_sys::{Event, HtmlDialogElement};

use crate::{
    i18n::{Phrase, phrase},
    markup::{Element, Fragment, element},
};

/// Confirmation before a destructive action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The action, as a question.
    pub title: String,
    /// The consequence of the action.
    pub consequence: String,
    /// Label of the button that confirms.
    pub confirm: Phrase,
}

static DIALOGS: AtomicU32 = AtomicU32::new(0);

/// Asks a question, while there is one, in the browser's own modal dialog: the focus stays in it, Escape closes it, and
/// afterwards the focus returns to its previous element. The harmless answer comes first.
#[component]
pub fn ConfirmDialog(
    /// The question.
    #[prop(into)]
    question: Signal<Option<Question>>,
    /// Called once with the answer; the caller then clears the question.
    on_answer: Callback<bool>,
) -> impl IntoView {
    confirm_dialog(move || question.get(), on_answer).into_any()
}

/// Renders a [`ConfirmDialog`].
pub(crate) fn confirm_dialog(question: impl Fn() -> Option<Question> + 'static, on_answer: Callback<bool>) -> Fragment {
    let id = format!("confirm-{}", DIALOGS.fetch_add(1, Ordering::Relaxed));

    Fragment::new(move || question().map(|question| question_view(&question, &id, on_answer)))
}

/// The dialog's return value when the person agrees.
const YES: &str = "yes";

fn question_view(question: &Question, id: &str, on_answer: Callback<bool>) -> Element {
    let (title_id, text_id) = (format!("{id}-title"), format!("{id}-text"));
    let shown = element("dialog")
        .class("dialog")
        .attr("role", "alertdialog")
        .attr("aria-labelledby", &title_id)
        .attr("aria-describedby", &text_id);
    let dialog: HtmlDialogElement = shown.dom();
    open_soon(dialog.clone());
    let answer = |class: &str, label: Phrase, answer: &'static str| {
        let dialog = dialog.clone();
        let button = element("button").attr("type", "button").class(class).child(phrase(label));
        button.on("click", move |_: Event| dialog.close_with_return_value(answer))
    };
    let buttons = element("div").class("dialog-buttons").child((
        answer("button button-secondary", Phrase::Cancel, "").attr("autofocus", true),
        answer("button button-danger", question.confirm, YES),
    ));
    // Runs for every way of closing, also Escape: by now the browser has restored the focus.
    let on_close = move |_: Event| on_answer.run(dialog.return_value() == YES);

    shown.on("close", on_close).child((
        element("h2").class("card-subtitle").attr("id", title_id).child(question.title.as_str()),
        element("p").attr("id", text_id).child(question.consequence.as_str()),
        buttons,
    ))
}

/// Opens a dialog once it is in the page.
pub(crate) fn open_soon(dialog: HtmlDialogElement) {
    queue_microtask(move || {
        // Fails for a dialog that is no longer in the page.
        let _ = dialog.show_modal();
    });
}
