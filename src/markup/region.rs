//! A part of the page that is replaced as a whole, or item by item.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{dom, fragment::Fragment};
use crate::protocol::ByName;

/// Dynamic content, in front of an invisible anchor node of its own.
///
/// The effect that updates it holds a clone, which may live a moment longer than the fragment that contains it.
#[derive(Clone)]
pub(super) struct Region {
    end: Node,
    items: Rc<RefCell<Vec<Item>>>,
}

/// A region's place in a fragment. Dropping it drops the content: none of it may be notified by disposed signals.
pub(super) struct Stand(pub(super) Region);

impl Drop for Stand {
    fn drop(&mut self) {
        let items = self.0.items.take();
        drop(items);
    }
}

/// An item of a region.
struct Item {
    key: String,
    // Dropped in this order: the content ends before its owner.
    fragment: Fragment,
    _owner: Option<Owner>,
}

/// An item to show; its key says whether it is shown already.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) make: Box<dyn FnOnce() -> Fragment>,
}

impl Region {
    pub(super) fn new() -> Self {
        Self { end: dom::place(), items: Rc::default() }
    }

    pub(super) fn first_node(&self) -> Node {
        let first = self.items.borrow().iter().find_map(|item| item.fragment.first_node());
        first.unwrap_or_else(|| self.end.clone())
    }

    pub(super) fn put(&self, parent: &Element, before: Option<&Node>) {
        for item in &mut *self.items.borrow_mut() {
            item.fragment.put(parent, before);
        }
        dom::insert(parent, &self.end, before);
    }

    pub(super) fn take_away(&self) {
        for item in &mut *self.items.borrow_mut() {
            item.fragment.take_away();
        }
        dom::remove(&self.end);
    }

    /// Replaces the content.
    pub(super) fn show(&self, mut fragment: Fragment) {
        let mut before = std::mem::take(&mut *self.items.borrow_mut());
        for item in &mut before {
            item.fragment.take_away();
        }
        if let Some(parent) = self.parent() {
            fragment.put(&parent, Some(&self.end));
        }
        self.items.borrow_mut().push(Item { key: String::new(), fragment, _owner: None });
    }

    /// Shows these entries in this order. Items that are there already stay, and are moved if necessary. Each new one
    /// gets an owner below `parent`.
    pub(super) fn show_entries(&self, entries: Vec<Entry>, parent: &Owner) {
        let items = std::mem::take(&mut *self.items.borrow_mut());
        let mut there = ByName::default();
        for (index, item) in items.into_iter().enumerate() {
            there.insert(item.key.clone(), Some((index, item)));
        }
        let mut highest = None;
        let mut items = Vec::with_capacity(entries.len());
        for Entry { key, make } in entries {
            items.push(match there.get_mut(&key).and_then(Option::take) {
                Some((index, item)) => {
                    // An item stays if it stands behind all earlier ones that stay; any other is moved past them.
                    let stays = highest.is_none_or(|highest| index > highest);
                    highest = highest.max(Some(index));
                    (stays, item)
                }
                None => {
                    let owner = parent.with(Owner::new);
                    let fragment = owner.with(make);
                    (false, Item { key, fragment, _owner: Some(owner) })
                }
            });
        }
        for (_, item) in there.iter_mut() {
            if let Some((_, item)) = item {
                item.fragment.take_away();
            }
        }
        if let Some(parent) = self.parent() {
            put_in_order(&mut items, &parent, &self.end);
        }
        *self.items.borrow_mut() = items.into_iter().map(|(_, item)| item).collect();
    }

    fn parent(&self) -> Option<Element> {
        self.end.parent_node().map(JsCast::unchecked_into)
    }
}

/// Inserts each item that does not stay where it is before the next one, from the last to the first. Items that stay
/// are not touched: one may have the focus.
fn put_in_order(items: &mut [(bool, Item)], parent: &Element, end: &Node) {
    let mut next = end.clone();
    for (stays, item) in items.iter_mut().rev() {
        if !*stays {
            item.fragment.put(parent, Some(&next));
        }
        next = item.fragment.first_node().unwrap_or(next);
    }
}
