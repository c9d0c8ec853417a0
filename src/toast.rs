//! Short notices that outlive the page they were made on.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use crate::{
    i18n::{Phrase, phrase},
    markup::{Element, each, element},
    protocol::Severity,
    reactive::Slot,
};

/// Duration of a notice: long enough to read a sentence twice. Errors stay until they are dismissed.
const STAY: Duration = Duration::from_secs(9);

/// The notices of an application. A copy of it in the context lets every component add one.
#[derive(Clone, Copy, Debug)]
pub struct Toasts(Slot<Vec<Toast>>);

#[derive(Clone, Debug, PartialEq)]
struct Toast {
    number: u32,
    severity: Severity,
    text: String,
}

impl Toasts {
    /// Puts an empty list of notices into the context.
    pub fn provide() -> Self {
        let toasts = Self(Slot::new(Vec::new()));
        provide_context(toasts);
        toasts
    }

    /// Returns the notices of the context; without a context, a list that is not shown.
    #[must_use]
    pub fn use_context() -> Self {
        use_context().unwrap_or_else(|| Self(Slot::new(Vec::new())))
    }

    /// Shows a notice. The same text is not shown twice at a time.
    pub fn push(self, severity: Severity, text: impl Into<String>) {
        let text = text.into();
        let number = self.0.with_untracked(|toasts| toasts.last().map_or(0, |last| last.number + 1));
        let stays = severity == Severity::Error;
        self.0.try_update(|toasts| {
            toasts.retain(|toast| toast.text != text);
            toasts.push(Toast { number, severity, text });
        });
        if !stays {
            set_timeout(move || self.dismiss(number), STAY);
        }
    }

    fn dismiss(self, number: u32) {
        // The application may be gone when the timer fires.
        self.0.try_update(|toasts| toasts.retain(|toast| toast.number != number));
    }
}

/// Shows the notices and lets the person dismiss them. Screen readers read them at the next pause.
#[component]
pub fn ToastList() -> impl IntoView {
    toast_list().into_any()
}

/// Renders a [`ToastList`].
pub(crate) fn toast_list() -> Element {
    let toasts = Toasts::use_context();
    let shown = each(move || toasts.0.get(), |toast| toast.number.to_string(), move |toast| toast_view(toasts, &toast));

    element("div").class("toasts").attr("role", "status").attr("aria-live", "polite").child(shown)
}

fn toast_view(toasts: Toasts, toast: &Toast) -> Element {
    let number = toast.number;
    let dismiss = element("button")
        .attr("type", "button")
        .class("toast-dismiss")
        .attr("aria-label", phrase(Phrase::Dismiss))
        .on("click", move |_: Event| toasts.dismiss(number))
        .child("×");

    element("div")
        .class(format!("toast message-{}", toast.severity))
        .child((element("p").child(toast.text.as_str()), dismiss))
}
