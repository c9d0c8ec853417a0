//! Wait before a code is sent again: five clicks are not five mails.

use std::time::Duration;

use js_sys::Date;
use leptos::{
    leptos_dom::helpers::{IntervalHandle, set_interval_with_handle},
    prelude::*,
};

use crate::{
    form::Form,
    protocol::{Flow, FlowState, Group, InputKind, Node},
    reactive::{Derived, Slot, Stored, on_change},
};

/// Milliseconds. Mail takes some of them.
const WAIT: f64 = 30_000.0;

/// Wait of one form. Kratos has none of its own.
#[derive(Clone, Copy)]
pub(super) struct Cooldown {
    sending: Derived<Sending>,
    left: Derived<u32>,
}

impl Cooldown {
    /// Waits from the time at which the code was sent, or at which the page that has one was opened. `last` is the row
    /// of the button that was pressed last: only an answer to "send again" restarts the wait.
    pub(super) fn new(form: Derived<Form>, last: Stored<Option<u32>>) -> Self {
        let sending = Derived::new(move |before: Option<&Sending>| {
            form.with(|form| Sending::of(form, before, last.get().flatten()))
        });
        let now = Slot::new(Date::now());
        let left = Derived::new(move |_| sending.with(|sending| sending.seconds_left(now.get())));
        let timer = Timer::new();
        on_change(move || {
            timer.stop();
            if sending.with(|sending| sending.at.is_some()) {
                timer.start(move || {
                    let _ = now.try_set(Date::now());
                    if left.try_get_untracked().unwrap_or_default() == 0 {
                        timer.stop();
                    }
                });
            }
        });
        Self { sending, left }
    }

    /// Returns the seconds that a node's button has to wait: 0 for all that send nothing again.
    pub(super) fn of(self, form: Derived<Form>, node: &Node) -> u32 {
        if form.with(|form| sends_again(form.flow(), node)) { self.left.get() } else { 0 }
    }

    /// Returns whether there is, or was, a wait.
    pub(super) fn has_begun(self) -> bool {
        self.sending.with(|sending| sending.at.is_some())
    }

    /// Returns whether there was a wait and it is over.
    pub(super) fn is_over(self) -> bool {
        self.has_begun() && self.left.get() == 0
    }
}

/// Time at which the code in a person's mail was sent, as far as this page knows.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sending {
    at: Option<f64>,
    /// Rows of the buttons that send it again.
    rows: Vec<u32>,
}

impl Sending {
    fn of(form: &Form, before: Option<&Self>, pressed: Option<u32>) -> Self {
        let again = form.rows().iter().filter(|row| sends_again(form.flow(), &row.node));
        let rows: Vec<_> = again.map(|row| row.key).collect();
        let is_sent_again = before.zip(pressed).is_some_and(|(before, pressed)| before.rows.contains(&pressed));
        let earlier = before.and_then(|before| before.at).filter(|_| !is_sent_again);
        let at = (!rows.is_empty()).then(|| earlier.unwrap_or_else(Date::now));
        Self { at, rows }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 30")]
    fn seconds_left(&self, now: f64) -> u32 {
        self.at.map_or(0, |at| ((at + WAIT - now).clamp(0.0, WAIT) / 1000.0).ceil() as u32)
    }
}

/// Returns whether a press sends another mail.
fn sends_again(flow: &Flow, node: &Node) -> bool {
    let Some(input) = node.input().filter(|input| input.kind == InputKind::Submit) else {
        return false;
    };
    match input.name.as_str() {
        "resend" | "email" | "recovery_confirm_address" => true,
        // After a link was sent the form is the same as before.
        "method" => node.group == Group::Link && flow.state == FlowState::SentEmail,
        _ => false,
    }
}

/// A timer that ends with the component.
#[derive(Clone, Copy)]
struct Timer(Stored<Option<IntervalHandle>>);

impl Timer {
    fn new() -> Self {
        let timer = Self(Stored::new(None));
        on_cleanup(move || timer.stop());
        timer
    }

    fn start(self, tick: impl Fn() + 'static) {
        self.0.set(set_interval_with_handle(tick, Duration::from_secs(1)).ok());
    }

    fn stop(self) {
        if let Some(handle) = self.0.update(Option::take).flatten() {
            handle.clear();
        }
    }
}
