//! Keyed lists.

use std::rc::Rc;

use leptos::prelude::Owner;

use super::{
    child::Child,
    fragment::{Fragment, Kept, Part},
    region::{Entry, Region, Stand},
};
use crate::reactive::render_effect;

/// Renders one view per item. Items whose key stays keep their view, which lives as long as the item does.
pub(crate) fn each<T: 'static, C: Child>(
    items: impl Fn() -> Vec<T> + 'static,
    key: fn(&T) -> String,
    view: impl Fn(T) -> C + 'static,
) -> Fragment {
    let view = Rc::new(view);
    let entry = move |item| {
        let (key, view) = (key(&item), Rc::clone(&view));
        Entry { key, make: Box::new(move || Fragment::new(view(item))) }
    };
    list(Box::new(move || items().into_iter().map(&entry).collect()))
}

fn list(entries: Box<dyn Fn() -> Vec<Entry>>) -> Fragment {
    let region = Region::new();
    let shown = region.clone();
    // Not the effect's own owner, which is cleaned up at each run.
    let owner = Owner::current().unwrap_or_default();
    let mut fragment = Fragment::default();
    let follow = move || {
        let entries = entries();
        leptos::prelude::untrack(|| shown.show_entries(entries, &owner));
    };
    fragment.keep(Kept::Effect(render_effect(Box::new(follow))));
    fragment.push(Part::Region(Stand(region)));
    fragment
}
