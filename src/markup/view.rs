//! A fragment as a view of Leptos's.

use leptos::{
    attr::Attribute,
    attr::any_attribute::{AnyAttribute, IntoAnyAttribute},
    prelude::{AddAnyAttr, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState},
    },
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::fragment::{Fragment, Kept};

impl Render for Fragment {
    type State = Self;

    fn build(self) -> Self {
        self.with_end()
    }

    fn rebuild(self, state: &mut Self) {
        let mut new = self.build();
        // It may stand nowhere yet.
        state.insert_before_this(&mut new);
        state.take_away();
        *state = new;
    }
}

impl Mountable for Fragment {
    fn unmount(&mut self) {
        self.take_away();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some((node, parent)) = self.first_node().and_then(|node| Some((node.clone(), node.parent_node()?))) else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(&node));
        true
    }

    fn elements(&self) -> Vec<Element> {
        Self::elements(self)
    }
}

/// Attributes that are spread onto a component are its elements', but for those that change as a whole.
impl AddAnyAttr for Fragment {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(mut self, attr: NewAttr) -> Self {
        let attr = attr.into_cloneable_owned();
        for element in Self::elements(&self) {
            let state = attr.clone().into_any_attr().build(&element);
            self.keep(Kept::Attribute(state));
        }
        self
    }
}

/// In the browser alone: there is nothing that a server could render.
impl RenderHtml for Fragment {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
