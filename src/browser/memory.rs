//! Values that the tab keeps while it shows other pages. A browser may refuse to: then nothing is remembered.

use leptos::prelude::window;
use web_sys::Storage;

/// Remembers a text under a name until the tab is closed.
pub(crate) fn remember(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// Returns the text that is remembered under a name.
pub(crate) fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Forgets the text that is remembered under a name.
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
