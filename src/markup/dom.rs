//! The few calls of the DOM that every element takes, as short as they can be.
//!
//! `web-sys` wraps each in a `try` and takes over what it returns: a tenth of what a form of hundreds of inputs takes. Here
//! only what can fail does so.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

#[wasm_bindgen(module = "/src/markup/make.js")]
extern "C" {
    /// Makes an element of its tag and the names and values of its attributes, with zeros between them; what has no name is
    /// the text in it. HTML's own tags and names are not refused.
    pub(super) fn make(text: &str) -> Dom;
}

#[wasm_bindgen]
extern "C" {
    /// A node of the page.
    #[wasm_bindgen(extends = Element, extends = Node)]
    #[derive(Clone)]
    pub(super) type Dom;

    /// Makes a text.
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub(super) fn create_text(text: &str) -> Node;

    /// Gives an element an attribute. HTML's own names are not refused.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(super) fn put_attribute(this: &Dom, name: &str, value: &str);

    /// Takes an attribute away.
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub(super) fn take_attribute(this: &Dom, name: &str);

    /// Puts a text into a control.
    #[wasm_bindgen(method, setter, js_name = value)]
    pub(super) fn put_value(this: &Dom, value: &str);

    /// Ticks a checkbox.
    #[wasm_bindgen(method, setter, js_name = checked)]
    pub(super) fn put_checked(this: &Dom, is_checked: bool);

    #[wasm_bindgen(method, catch, js_name = insertBefore)]
    fn put_before(this: &Dom, node: &Node, before: Option<&Node>) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = remove)]
    fn take_out(this: &Dom);
}

/// Puts a node before another one, or at the end.
pub(super) fn insert(parent: &Element, node: &Node, before: Option<&Node>) {
    // Fails if somebody else, a browser's translation say, has moved what stands there.
    let _ = parent.unchecked_ref::<Dom>().put_before(node, before);
}

/// Takes a node out of the page.
pub(super) fn remove(node: &Node) {
    node.unchecked_ref::<Dom>().take_out();
}

/// Makes a node that nobody sees.
pub(super) fn place() -> Node {
    create_text("")
}
