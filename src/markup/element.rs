//! An element that is being built.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

#[cfg(debug_assertions)]
use leptos::reactive::diagnostics::SpecialNonReactiveZone;
use leptos::{
    prelude::{AnyView, Get, Owner, Signal},
    tachys::renderer::Rndr,
};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    attribute::AttributeValue,
    child::Child,
    dom::{self, Dom},
    fragment::{Fragment, Kept, Part},
};
use crate::reactive::render_effect;

/// An element. What it is told to be, it is at once; what is told by a closure or a signal, it follows.
///
/// (A pointer: it is handed from call to call, and all of it would be copied each time.)
pub(crate) struct Element(Box<Begun>);

struct Begun {
    /// What it is made of once something has to know it: see [`dom::make`].
    made_of: String,
    dom: OnceCell<Dom>,
    kept: Vec<Kept>,
}

/// What [`dom::make`] takes for a text.
const TEXT: &str = "";

/// Makes an element.
pub(crate) fn element(tag: &'static str) -> Element {
    Element(Box::new(Begun { made_of: tag.to_owned(), dom: OnceCell::new(), kept: Vec::new() }))
}

impl Element {
    /// Gives it a class, or several.
    pub(crate) fn class(self, class: impl AttributeValue) -> Self {
        self.attr("class", class)
    }

    /// Gives it one more class as long as `is_on`.
    pub(crate) fn class_when(mut self, class: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        let list = self.as_dom().class_list();
        let follow = move || {
            // Fails for a class with a space in it.
            let _ = list.toggle_with_force(class, is_on());
        };
        self.keep(Kept::Effect(render_effect(Box::new(follow))));
        self
    }

    /// Gives it an attribute. `None` and `false` leave it out, `true` makes it an empty one.
    pub(crate) fn attr(mut self, name: &'static str, value: impl AttributeValue) -> Self {
        value.put_on(&mut self, name);
        self
    }

    /// Puts a text into it, which somebody may change.
    pub(crate) fn value(self, text: &str) -> Self {
        if !text.is_empty() {
            self.as_dom().put_value(text);
        }
        self
    }

    /// Ticks it, which somebody may change.
    pub(crate) fn checked(self, is_checked: bool) -> Self {
        self.as_dom().put_checked(is_checked);
        self
    }

    /// Calls back when something happens to it.
    pub(crate) fn on<E: JsCast>(mut self, event: &'static str, mut call: impl FnMut(E) + 'static) -> Self {
        self.listen(event, Box::new(move |event| call(event.unchecked_into())));
        self
    }

    /// Begins with a text, which it follows.
    pub(crate) fn text(mut self, text: Signal<String>) -> Self {
        let (first, shown) = (Rc::new(RefCell::new(String::new())), Rc::new(OnceCell::<Dom>::new()));
        let follow = {
            let (first, shown) = (Rc::clone(&first), Rc::clone(&shown));
            move || {
                let text = text.get();
                match shown.get().and_then(|dom| dom.first_child()) {
                    Some(node) => node.set_node_value(Some(&text)),
                    None => *first.borrow_mut() = text,
                }
            }
        };
        self.keep(Kept::Effect(render_effect(Box::new(follow))));
        let first = first.take();
        if first.is_empty() || !self.begin_with(TEXT, &first) {
            dom::insert(self.as_dom(), &dom::create_text(&first), None);
        }
        let _ = shown.set(self.as_dom().clone());
        self
    }

    /// Puts something into it, behind what is there.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        let mut content = Fragment::new(child);
        content.put(self.as_dom(), None);
        self.0.kept.append(&mut content.into_kept());
        self
    }

    /// Returns it as the browser knows it.
    pub(crate) fn dom<T: JsCast>(&self) -> T {
        self.as_dom().clone().unchecked_into()
    }

    /// Returns it as a view.
    pub(crate) fn into_any(self) -> AnyView {
        Fragment::new(self).into_any()
    }

    pub(super) fn as_dom(&self) -> &Dom {
        self.0.dom.get_or_init(|| dom::make(&self.0.made_of))
    }

    pub(super) fn put_attribute(&mut self, name: &'static str, value: &str) {
        if !self.begin_with(name, value) {
            self.as_dom().put_attribute(name, value);
        }
    }

    pub(super) fn keep(&mut self, kept: Kept) {
        self.0.kept.push(kept);
    }

    /// Makes an attribute, or a text, part of what the element is made of. Returns whether that was possible still.
    fn begin_with(&mut self, name: &'static str, value: &str) -> bool {
        const ZERO: char = '\0';
        let is_early = self.0.dom.get().is_none() && !value.contains(ZERO);
        if is_early {
            for part in [name, value] {
                self.0.made_of.push(ZERO);
                self.0.made_of.push_str(part);
            }
        }
        is_early
    }

    fn listen(&mut self, event: &str, mut call: Box<dyn FnMut(JsValue)>) {
        let owner = Owner::current();
        let call = move |event: JsValue| {
            // What a listener reads it need not follow: in debug builds Leptos would warn.
            #[cfg(debug_assertions)]
            let _zone = SpecialNonReactiveZone::enter();
            match &owner {
                Some(owner) => owner.with(|| call(event)),
                None => call(event),
            }
        };
        let listener = Rndr::add_event_listener(self.as_dom(), event, Box::new(call));
        self.keep(Kept::Listener(listener));
    }
}

impl Child for Element {
    fn add_to(self, fragment: &mut Fragment) {
        fragment.push(Part::Node(self.as_dom().clone().into()));
        for kept in self.0.kept {
            fragment.keep(kept);
        }
    }
}
