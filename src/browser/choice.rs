//! The person's choices for this browser, and their effect on the document. A browser may refuse to store them.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit, Storage};

/// Storage key of the second factor that was used last.
const SECOND_FACTOR: &str = "leptos-kratos.second-factor";
/// Storage keys of the theme and the language; `early.js` knows them as well.
const THEME: &str = "leptos-kratos.theme";
const LANGUAGE: &str = "leptos-kratos.language";

/// Returns the second factor that was used last in this browser.
pub(crate) fn last_second_factor() -> Option<String> {
    storage()?.get_item(SECOND_FACTOR).ok()?
}

/// Stores the name of a second factor.
pub(crate) fn remember_second_factor(name: &str) {
    keep(SECOND_FACTOR, name);
}

/// Returns the chosen theme; empty for the system's.
pub(crate) fn theme() -> String {
    root().and_then(|root| root.get_attribute("data-theme")).unwrap_or_default()
}

/// Shows the document in a theme, and stores it.
pub(crate) fn choose_theme(theme: &str) {
    if let Some(root) = root() {
        // Neither fails for this name.
        let _ = if theme.is_empty() {
            root.remove_attribute("data-theme")
        } else {
            root.set_attribute("data-theme", theme)
        };
    }
    keep(THEME, theme);
}

/// Stores a language.
pub(crate) fn keep_language(tag: &str) {
    keep(LANGUAGE, tag);
}

/// Sets the document's language, for the browser and with it screen readers.
pub(crate) fn set_language(tag: &str) {
    if let Some(root) = root() {
        root.set_lang(tag);
    }
}

/// Returns the document's language.
pub(crate) fn page_language() -> String {
    root().map(|root| root.lang()).unwrap_or_default()
}

/// Calls back when the document's language changes, or a form starts or stops being sent, as long as the page is open.
pub(crate) fn on_page_changed(callback: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(callback);
    let options = MutationObserverInit::new();
    options.set_attribute_filter(&js_sys::Array::of2(&"lang".into(), &"aria-busy".into()));
    options.set_subtree(true);
    if let (Some(root), Ok(observer)) = (root(), MutationObserver::new(call.as_ref().unchecked_ref())) {
        // Cannot fail: there is something to observe.
        let _ = observer.observe_with_options(&root, &options);
    }
    call.forget();
}

/// Returns whether a form of the page is being sent.
pub(crate) fn is_sending() -> bool {
    matches!(document().query_selector("form[aria-busy=true]"), Ok(Some(_)))
}

/// Sets one of the style sheet's custom properties.
pub(crate) fn set_property(name: &str, value: &str) {
    if let Some(root) = root() {
        // Invalid CSS is ignored.
        let _ = root.style().set_property(&format!("--{name}"), value);
    }
}

fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = if value.is_empty() { storage.remove_item(name) } else { storage.set_item(name, value) };
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
