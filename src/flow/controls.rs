//! A form's controls: their ids, the pressed button, and the focus.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlElement, HtmlInputElement};

use super::{SubmitHandler, Submitted, asking::Asked, authenticator::Conversation, cooldown::Cooldown};
use crate::{
    browser,
    form::{Form, Row},
    i18n::{Phrase, phrase},
    markup::{Fragment, element},
    node::{NodeComponents, NodeProps, control_text},
    problem::Problem,
    protocol::{FlowId, Input, InputKind, InputValue, Node, Submission, Trigger},
    reactive::{Derived, Slot, Stored},
};

/// State that the form's parts share.
#[derive(Clone, Copy)]
pub(super) struct Controls {
    /// Keeps the ids of this form apart from those of other forms on the page.
    number: u32,
    pub(super) form: Derived<Form>,
    pub(super) conversation: Conversation,
    /// The pressed button, until there is an answer: see [`awaited`](Self::awaited).
    pub(super) pressed: Slot<Option<Pressed>>,
    /// Row of the button that was pressed last.
    last: Stored<Option<u32>>,
    pub(super) problem: Slot<Option<Problem>>,
    /// Whether the next flow answers this form.
    is_answered: Stored<bool>,
    /// Button that waits for the person's confirmation.
    pub(super) asked: Slot<Option<Asked>>,
    pub(super) cooldown: Cooldown,
    on_submit: Stored<SubmitHandler>,
    components: NodeComponents,
    /// State of a row that is not a button: never pressed, no wait.
    at_rest: (Signal<bool>, Signal<u32>),
}

/// A pressed button.
#[derive(Clone)]
pub(super) struct Pressed {
    flow: FlowId,
    /// Row of the button.
    row: u32,
    /// Id of the element that had the focus.
    focused: Option<String>,
}

static FORMS: AtomicU32 = AtomicU32::new(0);

impl Controls {
    pub(super) fn new(form: Derived<Form>, is_answered: Stored<bool>, on_submit: SubmitHandler) -> Self {
        let last = Stored::new(None);
        Self {
            number: FORMS.fetch_add(1, Ordering::Relaxed),
            form,
            conversation: Conversation::new(),
            pressed: Slot::new(None),
            last,
            problem: Slot::new(None),
            is_answered,
            asked: Slot::new(None),
            cooldown: Cooldown::new(form, last),
            on_submit: Stored::new(on_submit),
            components: NodeComponents::use_context(),
            at_rest: (Signal::stored(false), Signal::stored(0)),
        }
    }

    /// Returns the row of the button whose answer is awaited, and tracks it. After another flow has come none is
    /// awaited: a person who left for another place from the one before has come back to this very page.
    pub(super) fn awaited(self) -> Option<u32> {
        self.pressed.with(|pressed| {
            let pressed = pressed.as_ref()?;
            self.form.with(|form| form.flow().id == pressed.flow).then_some(pressed.row)
        })
    }

    /// Returns whether an answer is awaited.
    pub(super) fn is_busy(self) -> bool {
        untrack(|| self.awaited()).is_some()
    }

    pub(super) fn row_view(self, row: Row) -> Fragment {
        let id = self.row_id(&row);
        let divider = || element("p").class("divider").child(element("span").child(phrase(Phrase::Or)));
        let divider = row.begins_alternatives.then(divider);
        let component = self.components.of(&row.node);
        let (is_pending, wait) = self.button_state(&row);
        let press = Callback::new(move |trigger: Trigger| self.press_trigger(row.key, &trigger));
        let node = component(&NodeProps {
            node: row.node,
            id,
            field: row.field,
            is_pending,
            wait,
            press,
            is_alternative: row.is_alternative,
        });

        Fragment::new((divider, node))
    }

    /// Returns whether a row's button is pressed, and its wait. A row that is not a button has neither.
    fn button_state(self, row: &Row) -> (Signal<bool>, Signal<u32>) {
        if row.field.is_some() {
            return self.at_rest;
        }
        let (key, node) = (row.key, Arc::clone(&row.node));
        let is_pending = Signal::derive(move || self.awaited() == Some(key));
        (is_pending, Signal::derive(move || self.cooldown.of(self.form, &node)))
    }

    pub(super) fn row_id(self, row: &Row) -> String {
        // Inputs keep their ids when they are rendered again, so that the focus finds them.
        match row.field {
            Some(_) => format!("k{}-{}", self.number, row.node.name()),
            None => self.key_id(row.key),
        }
    }

    fn key_id(self, key: u32) -> String {
        format!("k{}-{key}", self.number)
    }

    pub(super) fn submit(self, event: &SubmitEvent) {
        event.prevent_default();
        let button = event.submitter().and_then(|submitter| submitter.dyn_into::<HtmlButtonElement>().ok());
        let name_and_value = button.map(|button| (button.name(), button.value()));
        let name_and_value = name_and_value.as_ref().map(|(name, value)| (name.as_str(), value.as_str()));
        if let Some(button) = self.form.get_untracked().submitter(name_and_value) {
            self.press_submitter(button);
        }
    }

    pub(super) fn send(self, button: &Arc<Node>) {
        if self.is_busy() {
            return;
        }
        let form = self.form.get_untracked();
        let key = form.rows().iter().find(|row| Arc::ptr_eq(&row.node, button)).map(|row| row.key);
        self.read_controls(&form);
        let submission = form.submission(button);
        if let Some(key) = key {
            self.press(key);
        }
        self.conversation.end();
        spawn_local(self.deliver(submission));
    }

    /// Marks a row's button as the one whose answer is awaited: everything is disabled until it is released.
    pub(super) fn press(self, key: u32) {
        let flow = self.form.with_untracked(|form| form.flow().id.clone());
        self.problem.set(None);
        self.pressed.set(Some(Pressed { flow, row: key, focused: browser::focused_id() }));
        self.is_answered.set(true);
        self.last.set(Some(key));
    }

    /// Enables the form again. The form may be gone by now.
    pub(super) fn release(self, problem: Option<Problem>) {
        if problem.is_some() {
            let _ = self.problem.try_set(problem);
            self.offer_passkeys();
        }
        let pressed = self.pressed.try_get_untracked().flatten();
        let _ = self.pressed.try_set(None);
        request_animation_frame(move || {
            // The flow that answers, if there is one, is on the page by now.
            let _ = self.is_answered.update(|is_answered| *is_answered = false);
            self.focus_again(pressed);
        });
    }

    /// Returns the focus to a control that lost it by being disabled, unless there is an error to correct. If the
    /// control is gone, or another flow has begun, the next input to fill in gets it.
    fn focus_again(self, pressed: Option<Pressed>) {
        let (Some(Pressed { flow, focused: Some(id), .. }), Some(form), None) =
            (pressed, self.form.try_get_untracked(), browser::focused_id())
        else {
            return;
        };
        let is_same = form.flow().id == flow || form.flow().is_passed();
        let next = form.rows().iter().find(|row| is_empty_input(row)).map(|row| self.row_id(row));
        match next {
            Some(next) if !is_same || browser::element::<HtmlElement>(&id).is_none() => browser::focus(&next),
            _ => browser::focus(&id),
        }
    }

    /// Passes a submission to the handler, and enables the form again when there is an answer.
    pub(super) async fn deliver(self, submission: Submission) {
        let Some(handler) = self.on_submit.get() else {
            return;
        };
        match handler.0(submission).await {
            Submitted::Leaving => {}
            Submitted::Answered => self.release(None),
            Submitted::Failed(problem) => self.release(Some(problem)),
        }
    }

    /// Presses again the button pressed before the failure, as the person would: with the form's current values.
    pub(super) fn press_again(self) {
        let button = self.last.get().flatten().and_then(|key| browser::element::<HtmlElement>(&self.key_id(key)));
        if let Some(button) = button {
            button.click();
        }
    }

    /// Takes over values that a password manager wrote without an event.
    pub(super) fn read_controls(self, form: &Form) {
        for row in form.rows() {
            let (Some(field), Some(input)) = (&row.field, row.node.input()) else {
                continue;
            };
            let Some(control) = browser::element::<HtmlInputElement>(&self.row_id(row)) else {
                continue;
            };
            // Password managers fill neither of them, and a clock shows less than the value holds.
            if matches!(input.kind, InputKind::Checkbox | InputKind::DateTimeLocal) {
                continue;
            }
            let shown = field.with_untracked(|value| control_text(input, value.as_ref()));
            if control.value() != shown {
                field.set(Some(InputValue::Text(control.value())));
            }
        }
    }

    /// Puts the focus on the input that needs the person next.
    ///
    /// `before` are the rows that were there already: a step that brings others begins at the first of them.
    pub(super) fn focus_after(self, form: &Form, before: &[u32], autofocus: bool) {
        if form.is_bystander() {
            return;
        }
        let row = if form.flow().has_error() {
            form.row_in_error().cloned()
        } else {
            let first = form.rows().iter().find(|row| is_empty_input(row));
            first.filter(|row| autofocus && !before.contains(&row.key)).cloned()
        };
        let Some(row) = row else { return };
        let id = self.row_id(&row);
        let focus = move || browser::focus(&id);
        if form.flow().has_error() {
            request_animation_frame(focus);
        } else {
            // After drawing: at a focus a browser looks through all of the form for inputs that it could fill in.
            browser::after_drawing(focus);
        }
    }
}

fn is_empty_input(row: &Row) -> bool {
    let is_fillable =
        row.node.input().is_some_and(|input: &Input| !input.disabled && input.kind != InputKind::Checkbox);
    is_fillable && row.field.as_ref().is_some_and(|field| field.with_untracked(Option::is_none))
}
