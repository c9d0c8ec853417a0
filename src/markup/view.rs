//! A fragment as a Leptos view.

use leptos::{
    __reexports::send_wrapper::SendWrapper,
    attr::Attribute,
    attr::any_attribute::{AnyAttribute, IntoAnyAttribute},
    prelude::{AddAnyAttr, AnyView, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState, any_view::IntoAny},
    },
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::fragment::{Fragment, Kept};

/// A fragment as Leptos holds it. Leptos requires views to be `Send`; there are no threads here.
pub(crate) struct View(SendWrapper<Fragment>);

impl Fragment {
    /// Converts it into a view.
    pub(crate) fn into_any(self) -> AnyView {
        View(SendWrapper::new(self.with_place())).into_any()
    }
}

impl Render for View {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, state: &mut Self) {
        let mut new = self;
        // The old view may not be mounted yet.
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for View {
    fn unmount(&mut self) {
        self.0.take_away();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some((node, parent)) = self.0.first_node().and_then(|node| Some((node.clone(), node.parent_node()?)))
        else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(&node));
        true
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

/// Attributes that are spread onto a component go to its elements, except those that are replaced as a whole.
impl AddAnyAttr for View {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(mut self, attr: NewAttr) -> Self {
        let attr = attr.into_cloneable_owned();
        for element in self.0.elements() {
            let state = attr.clone().into_any_attr().build(&element);
            self.0.keep(Kept::Attribute(state));
        }
        self
    }
}

/// Client-side only: there is nothing that a server could render.
impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }
}
