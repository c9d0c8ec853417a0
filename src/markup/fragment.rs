//! Sibling nodes.

use leptos::{
    prelude::Mountable,
    tachys::{html::attribute::any_attribute::AnyAttributeState, renderer::RemoveEventHandler},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{child::Child, dom, region::Stand};
use crate::reactive::Running;

/// Sibling nodes, with the effects and listeners that keep them up to date and that end when it is dropped.
#[derive(Default)]
pub(crate) struct Fragment {
    parts: Vec<Part>,
    kept: Vec<Kept>,
}

/// A part of a fragment, as it stands in the page.
pub(super) enum Part {
    /// An element, or text.
    Node(Node),
    /// A part that is replaced as a whole, or item by item.
    Region(Stand),
    /// A Leptos view, behind a node that marks its beginning.
    View(Node, Box<dyn Mountable>),
}

/// A value that lives as long as the nodes do.
pub(super) enum Kept {
    Effect(#[allow(dead_code, reason = "it ends when it is dropped")] Running),
    Listener(#[allow(dead_code, reason = "it ends when it is dropped")] RemoveEventHandler<Element>),
    Attribute(#[allow(dead_code, reason = "it ends when it is dropped")] AnyAttributeState),
    Part(#[allow(dead_code, reason = "it ends when it is dropped")] Part),
}

impl Fragment {
    /// Makes a fragment of a child.
    pub(crate) fn new(child: impl Child) -> Self {
        let mut fragment = Self::default();
        child.add_to(&mut fragment);
        fragment
    }

    pub(super) fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    pub(super) fn keep(&mut self, kept: Kept) {
        self.kept.push(kept);
    }

    /// Appends all of another fragment.
    pub(super) fn append(&mut self, mut other: Self) {
        self.parts.append(&mut other.parts);
        self.kept.append(&mut other.kept);
    }

    /// Gives up its nodes, which are in an element by now, and returns the values that have to live on.
    pub(super) fn into_kept(mut self) -> Vec<Kept> {
        let parts = self.parts.into_iter().filter(|part| !matches!(part, Part::Node(_)));
        self.kept.extend(parts.map(Kept::Part));
        self.kept
    }

    /// Ensures the fragment has an anchor node, inserting an empty text node if it has none.
    pub(super) fn with_place(mut self) -> Self {
        if self.first_node().is_none() {
            self.push(Part::Node(dom::place()));
        }
        self
    }

    /// Returns its elements, except those in regions and views.
    pub(super) fn elements(&self) -> Vec<Element> {
        let nodes = self.parts.iter().filter_map(|part| match part {
            Part::Node(node) => node.dyn_ref::<Element>(),
            Part::Region(_) | Part::View(..) => None,
        });
        nodes.cloned().collect()
    }

    pub(super) fn first_node(&self) -> Option<Node> {
        Some(match self.parts.first()? {
            Part::Node(node) | Part::View(node, _) => node.clone(),
            Part::Region(Stand(region)) => region.first_node(),
        })
    }

    /// Mounts it in `parent`: before a node, or at the end.
    pub(super) fn put(&mut self, parent: &Element, before: Option<&Node>) {
        for part in &mut self.parts {
            match part {
                Part::Node(node) => dom::insert(parent, node, before),
                Part::Region(Stand(region)) => region.put(parent, before),
                Part::View(start, view) => {
                    dom::insert(parent, start, before);
                    view.mount(parent, before);
                }
            }
        }
    }

    /// Removes it from the page.
    pub(super) fn take_away(&mut self) {
        for part in &mut self.parts {
            match part {
                Part::Node(node) => dom::remove(node),
                Part::Region(Stand(region)) => region.take_away(),
                Part::View(start, view) => {
                    dom::remove(start);
                    view.unmount();
                }
            }
        }
    }
}
