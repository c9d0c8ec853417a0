//! The program of the account's part of the settings page: what only the server beside the page knows. `early.js` loads it
//! where there is one, and tells it where to show it.

use leptos_kratos::account;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {
    // In a release build the words would be most of the program.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
}

/// Shows the account in an element of the page.
#[wasm_bindgen]
pub fn mount(root: HtmlElement) {
    account::mount(root);
}
