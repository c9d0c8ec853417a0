//! Program for the account's part of the settings page, with the data that only the companion server has. `early.js`
//! loads it if there is such a server, and mounts it in an element of the page.

use leptos_kratos::account;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {
    // Debug builds only: in a release build the messages would be most of the program.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
}

/// Renders the account in an element of the page.
#[wasm_bindgen]
pub fn mount(root: HtmlElement) {
    account::mount(root);
}
