//! Numbered entries in the browser's history that share one URL.

use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};
use wasm_bindgen::JsValue;

/// Returns the number of the current entry. Entries without a number count as the first.
pub(crate) fn place_in_history() -> usize {
    let state = window().history().and_then(|history| history.state()).ok();
    place(state.as_ref())
}

/// Adds an entry with the same URL.
pub(crate) fn push_place(place: usize) {
    if let Ok(history) = window().history() {
        // Browsers refuse if a page adds entries without end: then "back" leads a step further back.
        #[allow(clippy::cast_precision_loss, reason = "nobody takes so many steps")]
        let _ = history.push_state_with_url(&JsValue::from_f64(place as f64), "", None);
    }
}

/// Goes some entries back.
pub(crate) fn go_back(entries: usize) {
    let entries = i32::try_from(entries).unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.go_with_delta(-entries);
    }
}

/// Calls back with its number when the browser goes to another entry of this document. Ends with the calling component.
pub(crate) fn on_place_changed(callback: impl Fn(usize) + 'static) {
    let listener = window_event_listener_untyped("popstate", move |_| callback(place_in_history()));
    on_cleanup(move || listener.remove());
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
fn place(state: Option<&JsValue>) -> usize {
    state.and_then(JsValue::as_f64).map_or(0, |place| place as usize)
}
