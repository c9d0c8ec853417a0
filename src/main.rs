//! Mounts the application in place of the content that `index.html` shows meanwhile.

use leptos::{mount::mount_to, prelude::*};
use leptos_kratos::{App, start};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

fn main() {
    // Debug builds only: in a release build the messages would be most of the program.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));

    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into().ok()) else {
        leptos::logging::error!("leptos-kratos: index.html has no element with the id `app`");
        return;
    };
    let root: web_sys::HtmlElement = root;
    spawn_local(async move {
        let config = start().await;
        root.replace_children_with_node_0();
        mount_to(root, || view! { <App config=config /> }).forget();
    });
}
