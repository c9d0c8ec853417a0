//! Children of an element.

use std::{cell::OnceCell, rc::Rc};

use leptos::prelude::{AnyView, Get, Render, Signal};

use super::{
    dom,
    fragment::{Fragment, Kept, Part},
    region::{Region, Stand},
};
use crate::reactive::render_effect;

/// A child of an element or fragment: an element, a text, or a closure that returns one of them.
pub(crate) trait Child {
    /// Appends it to a fragment.
    fn add_to(self, fragment: &mut Fragment);
}

impl Child for () {
    fn add_to(self, _fragment: &mut Fragment) {}
}

impl Child for &str {
    fn add_to(self, fragment: &mut Fragment) {
        fragment.push(Part::Node(dom::create_text(self)));
    }
}

impl Child for String {
    fn add_to(self, fragment: &mut Fragment) {
        self.as_str().add_to(fragment);
    }
}

impl Child for Signal<String> {
    fn add_to(self, fragment: &mut Fragment) {
        let text = Rc::new(OnceCell::new());
        let shown = Rc::clone(&text);
        let follow = move || {
            let value = self.get();
            match shown.get() {
                None => drop(shown.set(dom::create_text(&value))),
                Some(text) => text.set_node_value(Some(&value)),
            }
        };
        fragment.keep(Kept::Effect(render_effect(Box::new(follow))));
        fragment.push(Part::Node(text.get_or_init(dom::place).clone()));
    }
}

impl Child for Fragment {
    fn add_to(self, fragment: &mut Fragment) {
        fragment.append(self);
    }
}

impl Child for AnyView {
    fn add_to(self, fragment: &mut Fragment) {
        fragment.push(Part::View(dom::place(), Box::new(self.build())));
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, fragment: &mut Fragment) {
        if let Some(child) = self {
            child.add_to(fragment);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, fragment: &mut Fragment) {
        for child in self {
            child.add_to(fragment);
        }
    }
}

/// Shows the closure's return value until that changes.
impl<F: Fn() -> C + 'static, C: Child> Child for F {
    fn add_to(self, fragment: &mut Fragment) {
        add_region(fragment, Box::new(move || Fragment::new(self())));
    }
}

macro_rules! one_after_the_other {
    ($($name:ident)+) => {
        impl<$($name: Child),+> Child for ($($name,)+) {
            #[allow(non_snake_case, reason = "named after their types")]
            fn add_to(self, fragment: &mut Fragment) {
                let ($($name,)+) = self;
                $($name.add_to(fragment);)+
            }
        }
    };
}

one_after_the_other!(A B);
one_after_the_other!(A B C);
one_after_the_other!(A B C D);
one_after_the_other!(A B C D E);
one_after_the_other!(A B C D E F);

fn add_region(fragment: &mut Fragment, content: Box<dyn Fn() -> Fragment>) {
    let region = Region::new();
    let shown = region.clone();
    fragment.keep(Kept::Effect(render_effect(Box::new(move || shown.show(content())))));
    fragment.push(Part::Region(Stand(region)));
}
