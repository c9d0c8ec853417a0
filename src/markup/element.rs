//! An element that is being built.

use js_sys::Reflect;
#[cfg(debug_assertions)]
use leptos::reactive::diagnostics::SpecialNonReactiveZone;
use leptos::{
    prelude::{AnyView, Owner, document},
    tachys::renderer::Rndr,
};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    attribute::AttributeValue,
    child::Child,
    fragment::{Fragment, Kept, Part},
};
use crate::reactive::render_effect;

/// An element. What it is told to be, it is at once; what is told by a closure or a signal, it follows.
pub(crate) struct Element {
    dom: web_sys::Element,
    kept: Vec<Kept>,
}

/// Makes an element.
pub(crate) fn element(tag: &'static str) -> Element {
    #[allow(clippy::unwrap_used, reason = "no document refuses the tags of HTML")]
    let dom = document().create_element(tag).unwrap();
    Element { dom, kept: Vec::new() }
}

impl Element {
    /// Gives it a class, or several.
    pub(crate) fn class(self, class: impl AttributeValue) -> Self {
        self.attr("class", class)
    }

    /// Gives it one more class as long as `is_on`.
    pub(crate) fn class_when(mut self, class: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        let list = self.dom.class_list();
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

    /// Gives it a property, once.
    pub(crate) fn prop(self, name: &'static str, value: impl Into<JsValue>) -> Self {
        // Elements do not refuse.
        let _ = Reflect::set(&self.dom, &name.into(), &value.into());
        self
    }

    /// Calls back when something happens to it.
    pub(crate) fn on<E: JsCast>(mut self, event: &'static str, mut call: impl FnMut(E) + 'static) -> Self {
        self.listen(event, Box::new(move |event| call(event.unchecked_into())));
        self
    }

    /// Puts something into it, behind what is there.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        let mut content = Fragment::new(child);
        content.put(&self.dom, None);
        self.kept.append(&mut content.into_kept());
        self
    }

    /// Returns it as the browser knows it.
    pub(crate) fn dom<T: JsCast>(&self) -> T {
        self.dom.clone().unchecked_into()
    }

    /// Returns it as a view.
    pub(crate) fn into_any(self) -> AnyView {
        Fragment::new(self).into_any()
    }

    pub(super) const fn as_dom(&self) -> &web_sys::Element {
        &self.dom
    }

    pub(super) fn keep(&mut self, kept: Kept) {
        self.kept.push(kept);
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
        let listener = Rndr::add_event_listener(&self.dom, event, Box::new(call));
        self.keep(Kept::Listener(listener));
    }
}

impl Child for Element {
    fn add_to(self, fragment: &mut Fragment) {
        fragment.push(Part::Node(self.dom.into()));
        for kept in self.kept {
            fragment.keep(kept);
        }
    }
}
