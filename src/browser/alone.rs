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
                hide(beside);
            }
        }
        shown = (!matches!(parent.tag_name().as_str(), "MAIN" | "BODY")).then_some(parent);
    }
    if let Ok(Some(menu)) = document().query_selector(".account") {
        hide(menu);
    }
}

fn hide(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // The style sheet says of many elements how they are shown, which would win over `hidden`.
        let _ = element.style().set_property("display", "none");
    }
}

/// Keeps from everybody else on this page that the person comes back to its tab, for as long as it is open.
pub(crate) fn leave_alone() {
    let stop = Closure::<dyn Fn(Event)>::new(|event: Event| event.stop_immediate_propagation());
    // On the way down from the window, where it comes by first.
    let _ = window().add_event_listener_with_callback_and_bool("visibilitychange", stop.as_ref().unchecked_ref(), true);
    stop.forget();
}
