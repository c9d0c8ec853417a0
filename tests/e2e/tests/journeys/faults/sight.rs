//! A person's view of the page at a moment.

use std::{cell::RefCell, collections::BTreeMap};

use leptos_kratos_e2e::Page;
use serde_json::Value;

const LOOK: &str = include_str!("sight.js");

/// A person's view of the page at a moment.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sight {
    pub(super) path: String,
    pub(super) flow: Option<String>,
    /// Whether a request is on its way.
    pub(super) is_busy: bool,
    /// The sentence of the first problem.
    pub(super) problem: Option<String>,
    pub(super) can_try_again: bool,
    pub(super) toasts: Vec<String>,
    /// The ids of Kratos's messages.
    pub(super) messages: Vec<u64>,
    /// The values of the fields, by their names.
    pub(super) fields: BTreeMap<String, String>,
    pub(super) text: String,
    /// The time at which this document was begun: another number is another document.
    pub(super) loaded: f64,
}

impl Sight {
    /// Looks at the page until it differs from `last`, or for a moment; `None` while it changes to another one.
    pub(super) fn after(last: &RefCell<String>, page: &Page) -> Option<Self> {
        let before = last.borrow().clone();
        let json = page.changed(LOOK, &before).ok()?;
        let seen: Value = serde_json::from_str(&json).ok()?;
        *last.borrow_mut() = json;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let texts = |value: &Value| value.as_array().into_iter().flatten().filter_map(text).collect();

        Some(Self {
            path: text(&seen["path"])?,
            flow: text(&seen["flow"]),
            is_busy: seen["isBusy"].as_bool()?,
            problem: text(&seen["problem"]),
            can_try_again: seen["canTryAgain"].as_bool()?,
            toasts: texts(&seen["toasts"]),
            messages: seen["messages"].as_array()?.iter().filter_map(Value::as_u64).collect(),
            fields: seen["fields"]
                .as_object()?
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), text(value)?)))
                .collect(),
            text: text(&seen["text"])?,
            loaded: seen["loaded"].as_f64()?,
        })
    }

    pub(super) fn has_field(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    pub(super) fn has_message(&self, id: u64) -> bool {
        self.messages.contains(&id)
    }
}
