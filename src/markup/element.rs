//! Element builder.

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

/// An element. Static values are set at once; closures and signals are followed by effects.
///
/// (Boxed: it is passed from call to call, and all of it would be copied each time.)
pub(crate) struct Element(Box<Begun>);

struct Begun {
    /// Input for [`dom::make`], collected until the DOM node is needed.
    made_of: String,
    dom: OnceCell<Dom>,
    kept: Vec<Kept>,
}

/// Name that [`dom::make`] takes for a text.
const TEXT: &str = "";

/// Makes an element.
pub(crate) fn element(tag: &'static str) -> Element {
    Element(Box::new(Begun { made_of: tag.to_owned(), dom: OnceCell::new(), kept: Vec::new() }))
}

impl Element {
    /// Sets its class, or several.
    pub(crate) fn class(self, class: impl AttributeValue) -> Self {
        self.attr("class", class)
    }

    /// Adds one more class as long as `is_on` returns `true`.
    pub(crate) fn class_when(mut self, class: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        let list = self.as_dom().class_list();
        let follow = move || {
            // Fails for a class that contains a space.
            let _ = list.toggle_with_force(class, is_on());
        };
        self.keep(Kept::Effect(render_effect(Box::new(follow))));
        self
    }

    /// Sets an attribute. `None` and `false` leave it out, `true` sets it to the empty string.
    pub(crate) fn attr(mut self, name: &'static str, value: impl AttributeValue) -> Self {
        value.put_on(&mut self, name);
        self
    }

    /// Sets the control's initial value; the person may change it.
    pub(crate) fn value(self, text: &str) -> Self {
        if !text.is_empty() {
            self.as_dom().put_value(text);
        }
        self
    }

    /// Sets whether it is initially checked; the person may change that.
    pub(crate) fn checked(self, is_checked: bool) -> Self {
        self.as_dom().put_checked(is_checked);
        self
    }

    /// Adds an event listener.
    pub(crate) fn on<E: JsCast>(mut self, event: &'static str, mut call: impl FnMut(E) + 'static) -> Self {
        self.listen(event, Box::new(move |event| call(event.unchecked_into())));
        self
    }

    /// Sets a reactive text as the first child.
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

    /// Appends a child.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        let mut content = Fragment::new(child);
        content.put(self.as_dom(), None);
        self.0.kept.append(&mut content.into_kept());
        self
    }

    /// Returns the DOM node.
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

    /// Adds an attribute, or a text, to the input of [`dom::make`]. Returns whether that was still possible.
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
            // A listener need not track the signals it reads: in debug builds Leptos would warn.
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
