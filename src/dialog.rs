//! A question before something is taken away.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{html::Dialog, prelude::*};

use crate::i18n::{Phrase, phrase};

/// What is asked before something is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is about to happen, as a question.
    pub title: String,
    /// What follows from it.
    pub consequence: String,
    /// What the button says that does it.
    pub confirm: Phrase,
}

static DIALOGS: AtomicU32 = AtomicU32::new(0);

/// Asks a question, while there is one, in the browser's own modal dialog: the focus stays in it, Escape closes it, and
/// afterwards the focus is where it was. The harmless answer comes first.
#[component]
pub fn ConfirmDialog(
    /// The question.
    #[prop(into)]
    question: Signal<Option<Question>>,
    /// Called once with the answer; the caller takes the question away.
    on_answer: Callback<bool>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            // Fails for a dialog that is not in the page any more.
            let _ = dialog.show_modal();
        }
    });
    let id = format!("confirm-{}", DIALOGS.fetch_add(1, Ordering::Relaxed));

    move || question.get().map(|question| question_view(question, dialog, &id, on_answer))
}

/// What the dialog returns when the person agrees.
const YES: &str = "yes";

fn question_view(
    question: Question,
    dialog: NodeRef<Dialog>,
    id: &str,
    on_answer: Callback<bool>,
) -> impl IntoView + use<> {
    let (title_id, text_id) = (format!("{id}-title"), format!("{id}-text"));
    let (labelled_by, described_by) = (title_id.clone(), text_id.clone());
    let close = move |answer: &str| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close_with_return_value(answer);
        }
    };
    // However it is closed, also by Escape: by now the browser has given the focus back.
    let on_close = move |_| on_answer.run(dialog.get_untracked().is_some_and(|dialog| dialog.return_value() == YES));

    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            role="alertdialog"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:close=on_close
        >
            <h2 class="card-subtitle" id=title_id>{question.title}</h2>
            <p id=text_id>{question.consequence}</p>
            <div class="dialog-buttons">
                <button type="button" class="button button-secondary" autofocus on:click=move |_| close("")>
                    {phrase(Phrase::Cancel)}
                </button>
                <button type="button" class="button button-danger" on:click=move |_| close(YES)>
                    {phrase(question.confirm)}
                </button>
            </div>
        </dialog>
    }
}
