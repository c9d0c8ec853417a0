//! The few DOM calls that every element takes, as short as they can be.
//!
//! `web-sys` wraps each call in a `try` and takes ownership of the return value: a tenth of the time for a form of
//! hundreds of inputs. Here only the calls that can fail have a `try`.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

#[wasm_bindgen(module = "/src/markup/make.js")]
extern "C" {
    /// Makes an element from its tag and the names and values of its attributes, separated by zeros; a value with an
    /// empty name is the text in it. Cannot fail for HTML's own tags and names.
    pub(super) fn make(text: &str) -> Dom;
}

#[wasm_bindgen]
extern "C" {
    /// A DOM node.
    #[wasm_bindgen(extends = Element, extends = Node)]
    #[derive(Clone)]
    pub(super) type Dom;

    /// Makes a text node.
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub(super) fn create_text(text: &str) -> Node;

    /// Sets an attribute. Cannot fail for HTML's own names.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(super) fn put_attribute(this: &Dom, name: &str, value: &str);

    /// Removes an attribute.
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub(super) fn take_attribute(this: &Dom, name: &str);

    /// Sets a control's value.
    #[wasm_bindgen(method, setter, js_name = value)]
    pub(super) fn put_value(this: &Dom, value: &str);

    /// Sets whether a checkbox is checked.
    #[wasm_bindgen(method, setter, js_name = checked)]
    pub(super) fn put_checked(this: &Dom, is_checked: bool);

    #[wasm_bindgen(method, catch, js_name = insertBefore)]
    fn put_before(this: &Dom, node: &Node, before: Option<&Node>) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = remove)]
    fn take_out(this: &Dom);
}

/// Inserts a node before another one, or at the end.
pub(super) fn insert(parent: &Element, node: &Node, before: Option<&Node>) {
    // Fails if other code, such as a browser's translation, has moved the node that stands there.
    let _ = parent.unchecked_ref::<Dom>().put_before(node, before);
}

/// Removes a node from the page.
pub(super) fn remove(node: &Node) {
    node.unchecked_ref::<Dom>().take_out();
}

/// Makes an empty text node, which is invisible.
pub(super) fn place() -> Node {
    create_text("")
}
