//! Attribute values.

use std::{borrow::Cow, cell::Cell};

use leptos::prelude::{Get, Signal};

use super::{element::Element, fragment::Kept};
use crate::reactive::render_effect;

/// An attribute's value: static, or a signal or closure that changes it over time.
pub(crate) trait AttributeValue {
    /// Sets the attribute on an element.
    fn put_on(self, element: &mut Element, name: &'static str);
}

/// A static attribute value.
pub(crate) trait Plain {
    /// Returns the attribute's text, or `None` if the attribute is left out.
    fn text(&self) -> Option<Cow<'_, str>>;
}

impl Plain for str {
    fn text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Plain for String {
    fn text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Plain for bool {
    fn text(&self) -> Option<Cow<'_, str>> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<P: Plain + ?Sized> Plain for &P {
    fn text(&self) -> Option<Cow<'_, str>> {
        (**self).text()
    }
}

impl<P: Plain> Plain for Option<P> {
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.text()
    }
}

macro_rules! put_once {
    ($($plain:ty),+) => {
        $(impl AttributeValue for $plain {
            fn put_on(self, element: &mut Element, name: &'static str) {
                // A new element has no attribute to remove.
                if let Some(value) = self.text() {
                    element.put_attribute(name, &value);
                }
            }
        })+
    };
}

put_once!(&str, String, &String, bool, Option<String>, Option<&str>, Option<&String>);

impl AttributeValue for Signal<String> {
    fn put_on(self, element: &mut Element, name: &'static str) {
        (move || self.get()).put_on(element, name);
    }
}

impl AttributeValue for Option<Signal<String>> {
    fn put_on(self, element: &mut Element, name: &'static str) {
        if let Some(signal) = self {
            signal.put_on(element, name);
        }
    }
}

impl<F: Fn() -> P + 'static, P: Plain> AttributeValue for F {
    fn put_on(self, element: &mut Element, name: &'static str) {
        let shown = element.as_dom().clone();
        let is_there = Cell::new(false);
        let follow = move || match self().text() {
            Some(value) => {
                shown.put_attribute(name, &value);
                is_there.set(true);
            }
            None if is_there.take() => shown.take_attribute(name),
            None => {}
        };
        element.keep(Kept::Effect(render_effect(Box::new(follow))));
    }
}
