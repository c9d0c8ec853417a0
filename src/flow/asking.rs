//! Confirmation before a button takes something away.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::{controls::Controls, danger::question};
use crate::{
    dialog::Question,
    protocol::{InputKind, Node},
};

/// A button that was pressed, and the question before it does anything.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    question: Question,
    button: Arc<Node>,
}

impl Controls {
    /// Presses a button, or asks first.
    pub(super) fn press_submitter(self, button: &Arc<Node>) {
        let form = self.form.get_untracked();
        let Some(question) = question(button, form.flow()) else {
            self.send(button);
            return;
        };
        self.asked.set(Some(Asked { question, button: Arc::clone(button) }));
    }

    /// Keeps the Enter key in a field, which presses a form's first button, from taking anything away. The place of the
    /// focus at a press decides nothing: assistive technology presses without moving it.
    pub(super) fn press_key(self, event: &KeyboardEvent) {
        let is_in_field = event.target().is_some_and(|target| target.has_type::<HtmlInputElement>());
        if event.key() != "Enter" || event.is_composing() || !is_in_field {
            return;
        }
        let form = self.form.get_untracked();
        if form.submitter(None).is_none_or(|first| question(first, form.flow()).is_some()) {
            event.prevent_default();
            self.press_harmless();
        }
    }

    /// Returns the open question.
    pub(super) fn question(self) -> Option<Question> {
        self.asked.with(|asked| asked.as_ref().map(|asked| asked.question.clone()))
    }

    /// Presses the button of the question, or leaves it.
    pub(super) fn answer_question(self, is_yes: bool) {
        let asked = self.asked.get_untracked();
        self.asked.set(None);
        if let Some(asked) = asked.filter(|_| is_yes) {
            self.send(&asked.button);
        }
    }

    /// Presses the first harmless button, for the Enter key in a form whose first button takes something away.
    fn press_harmless(self) {
        let form = self.form.get_untracked();
        for row in form.rows() {
            let Some(input) = row.node.input().filter(|input| !input.disabled) else { continue };
            if let (InputKind::Button, Some(trigger)) = (&input.kind, &input.onclick) {
                self.press_trigger(row.key, trigger);
                return;
            }
            if input.kind == InputKind::Submit && question(&row.node, form.flow()).is_none() {
                self.send(&row.node);
                return;
            }
        }
    }
}
