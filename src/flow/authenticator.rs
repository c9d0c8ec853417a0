//! A form's WebAuthn ceremonies: by a button, or in the identifier's autofill.

use leptos::{prelude::*, task::spawn_local};
use web_sys::AbortController;

use super::controls::Controls;
use crate::{
    browser,
    form::{Form, Row},
    problem::Problem,
    protocol::{Ceremony, Trigger},
    reactive::Stored,
    webauthn::{Mediation, WebAuthnError, can_autofill, perform},
};

/// Ends the ceremony that is under way: a browser performs one at a time.
#[derive(Clone, Copy)]
pub(super) struct Conversation(Stored<Option<AbortController>>);

impl Conversation {
    pub(super) fn new() -> Self {
        let conversation = Self(Stored::new(None));
        on_cleanup(move || conversation.end());
        conversation
    }

    pub(super) fn end(self) {
        if let Some(controller) = self.0.update(Option::take).flatten() {
            controller.abort();
        }
    }

    /// Ends the one before, and begins another.
    fn begin(self) -> Option<AbortController> {
        self.end();
        let controller = AbortController::new().ok()?;
        self.0.set(Some(controller.clone()));
        Some(controller)
    }
}

impl Controls {
    /// Performs a button's trigger, and submits the authenticator's answer.
    pub(super) fn press_trigger(self, key: u32, trigger: &Trigger) {
        if self.is_busy() {
            return;
        }
        let form = self.form.get_untracked();
        self.read_controls(&form);
        if let Some(row) = unnamed_key(&form, trigger) {
            // Kratos would say so, but only after the person has used the key.
            self.problem.set(Some(Problem::KeyHasNoName));
            browser::focus(&self.row_id(row));
            return;
        }
        let Some(ceremony) = form.ceremony(trigger) else {
            self.problem.set(Some(Problem::WebAuthn(WebAuthnError::Unsupported)));
            return;
        };
        self.press(key);
        let Some(controller) = self.conversation.begin() else { return };
        spawn_local(async move {
            match perform(&ceremony, Mediation::Modal, &controller.signal()).await {
                Ok(answer) => self.submit_answer(&ceremony, answer).await,
                Err(error) => self.release(Some(Problem::WebAuthn(error))),
            }
        });
    }

    /// Offers passkeys in the identifier's autofill, if the flow has them. Fails silently.
    pub(super) fn offer_passkeys(self) {
        let Some(form) = self.form.try_get_untracked() else { return };
        let Some(ceremony) = offered(&form) else { return };
        let Some(controller) = self.conversation.begin() else { return };
        spawn_local(async move {
            if !can_autofill().await || controller.signal().aborted() {
                return;
            }
            let Ok(answer) = perform(&ceremony, Mediation::Conditional, &controller.signal()).await else { return };
            let is_there = self.form.try_get_untracked().is_some();
            if is_there && !self.is_busy() {
                self.press(u32::MAX);
                self.submit_answer(&ceremony, answer).await;
            }
        });
    }

    async fn submit_answer(self, ceremony: &Ceremony, answer: String) {
        let Some(form) = self.form.try_get_untracked() else { return };
        self.deliver(form.submission_of(ceremony, answer)).await;
    }
}

/// Returns the row for a new key's name, if it is empty.
fn unnamed_key<'a>(form: &'a Form, trigger: &Trigger) -> Option<&'a Row> {
    let is_name = |row: &&Row| row.node.name() == "webauthn_register_displayname";
    let is_empty = |row: &&Row| {
        let value = row.field.as_ref().and_then(GetUntracked::get_untracked);
        value.is_none_or(|value| value.to_text().trim().is_empty())
    };
    form.rows().iter().find(is_name).filter(is_empty).filter(|_| *trigger == Trigger::WebAuthnRegistration)
}

fn offered(form: &Form) -> Option<Ceremony> {
    let is_offer = |trigger: &&Trigger| **trigger == Trigger::PasskeyLoginAutocompleteInit;
    let mut triggers = form.rows().iter().filter_map(|row| row.node.input()?.onload.as_ref());
    form.ceremony(triggers.find(is_offer)?)
}
