//! Hides all but one part of a page.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event, HtmlElement};

use super::element;

/// Shows the element with an id without the content beside it in the page, and the header without the account's menu.
/// The element is not moved: the rest of the page belongs to another program.
pub(crate) fn show_alone(id: &str) {
    let mut shown = element::<Element>(id);
    while let Some(parent) = shown.as_ref().and_then(|shown| shown.parent_element()) {
        let children = parent.children();
        for beside in (0..children.length()).filter_map(|index| children.item(index)) {
            if Some(&beside) != shown.as_ref() {
                show_as(&beside, "none");
            }
        }
        let is_whole = matches!(parent.tag_name().as_str(), "MAIN" | "BODY");
        if !is_whole {
            // Lays out the children as if the parent were not there: the element is the only card of a page now.
            parent.set_class_name("");
            show_as(&parent, "contents");
        }
        shown = (!is_whole).then_some(parent);
    }
    if let Ok(Some(menu)) = document().query_selector(".account") {
        show_as(&menu, "none");
    }
}

/// Sets an element's `display` in its own style: the style sheet's would win over `hidden`.
fn show_as(element: &Element, display: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property("display", display);
    }
}

/// Stops all other listeners on this page from noticing that the person returns to its tab, as long as it is open.
pub(crate) fn leave_alone() {
    let stop = Closure::<dyn Fn(Event)>::new(|event: Event| event.stop_immediate_propagation());
    // In the capture phase, on the window, which the event reaches first.
    let _ = window().add_event_listener_with_callback_and_bool("visibilitychange", stop.as_ref().unchecked_ref(), true);
    stop.forget();
}
