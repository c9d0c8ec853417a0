//! A page of which one part is left.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event, HtmlElement};

use super::element;

/// Shows the element that has an id without whatever stands beside it in the page, and the header without the account's
/// menu. It stays where it is: the rest is another program's.
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
            // What it stands in is as if it were not there: it is the only card of a page now.
            parent.set_class_name("");
            show_as(&parent, "contents");
        }
        shown = (!is_whole).then_some(parent);
    }
    if let Ok(Some(menu)) = document().query_selector(".account") {
        show_as(&menu, "none");
    }
}

/// Says how an element is shown, in its own style: the style sheet's would win over `hidden`.
fn show_as(element: &Element, display: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property("display", display);
    }
}

/// Keeps from everybody else on this page that the person comes back to its tab, for as long as it is open.
pub(crate) fn leave_alone() {
    let stop = Closure::<dyn Fn(Event)>::new(|event: Event| event.stop_immediate_propagation());
    // On the way down from the window, where it comes by first.
    let _ = window().add_event_listener_with_callback_and_bool("visibilitychange", stop.as_ref().unchecked_ref(), true);
    stop.forget();
}
