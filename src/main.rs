//! Mounts the application in the place of what `index.html` shows meanwhile.

use leptos::{mount::mount_to, prelude::*};
use leptos_kratos::App;
use wasm_bindgen::JsCast;

fn main() {
    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into().ok()) else {
        leptos::logging::error!("leptos-kratos: index.html has no element with the id `app`");
        return;
    };
    let root: web_sys::HtmlElement = root;
    root.set_inner_html("");
    mount_to(root, || view! { <App /> }).forget();
}
