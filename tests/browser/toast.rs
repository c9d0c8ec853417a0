//! Notices.

use leptos::{mount::mount_to, prelude::*};
use leptos_kratos::{ToastList, Toasts, protocol::Severity};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::mounted::frame;

#[wasm_bindgen_test]
async fn a_notice_is_announced_said_once_and_can_be_dismissed() {
    let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let _handle = mount_to(root.clone(), || {
        let toasts = Toasts::provide();
        toasts.push(Severity::Info, "Renewed.");
        toasts.push(Severity::Info, "Renewed.");
        toasts.push(Severity::Error, "Broken.");
        view! { <ToastList /> }
    });
    frame().await;

    assert_eq!(root.query_selector_all(".toast").unwrap().length(), 2);
    assert!(root.query_selector("[role='status'][aria-live='polite'] .toast").unwrap().is_some());

    let dismiss: HtmlElement = root.query_selector("[aria-label='Dismiss']").unwrap().unwrap().dyn_into().unwrap();
    dismiss.click();
    frame().await;

    assert_eq!(root.inner_text().trim().lines().next().unwrap(), "Broken.");
    root.remove();
}
