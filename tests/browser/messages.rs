//! Messages: their places and the controls to which they are tied.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{Options, flow, input, login, mount, mount_with, with_error, with_global_error};

#[wasm_bindgen_test]
async fn a_fields_error_is_tied_to_it() {
    let node = with_error(input("default", "traits.email", "email", "E-Mail"), 4_000_002, "It is missing.");
    let page = mount(flow([node])).await;
    let control = page.input("traits.email");

    assert_eq!(control.get_attribute("aria-invalid").unwrap(), "true");
    let described_by = control.get_attribute("aria-describedby").unwrap();
    let messages = page.find(&format!("#{}", described_by.replace('.', "\\."))).unwrap();
    assert_eq!(messages.text_content().unwrap(), "It is missing.");
    assert_eq!(messages.get_attribute("role").unwrap(), "alert");
    assert_eq!(page.count("[data-testid='ui/message/4000002']"), 1);
}

#[wasm_bindgen_test]
async fn a_field_without_messages_is_described_by_nothing() {
    let page = mount(flow([input("default", "traits.email", "email", "E-Mail")])).await;

    assert!(page.input("traits.email").get_attribute("aria-describedby").is_none());
    assert!(page.input("traits.email").get_attribute("aria-invalid").is_none());
}

#[wasm_bindgen_test]
async fn a_flows_own_messages_can_be_hidden() {
    let wrong = || with_global_error(login(), 4_000_006, "Wrong.");
    let shown = mount(wrong()).await;
    let hidden = mount_with(wrong(), Options { hide_global_messages: true, ..Options::default() }).await;

    assert_eq!(shown.count("[data-testid='ui/message/4000006']"), 1);
    assert_eq!(hidden.count("[data-testid='ui/message/4000006']"), 0);
}

#[wasm_bindgen_test]
async fn saved_is_not_said_beside_an_error() {
    let mut stale = login();
    stale["ui"]["messages"] = json!([
        { "id": 1050001, "text": "Saved.", "type": "success" },
        { "id": 4000007, "text": "Taken.", "type": "error" },
    ]);
    let page = mount(stale).await;

    assert_eq!(page.count("[data-testid='ui/message/1050001']"), 0);
    assert_eq!(page.count("[data-testid='ui/message/4000007']"), 1);
}

#[wasm_bindgen_test]
async fn text_is_never_markup() {
    let hostile = "<img src=x onerror=alert(1)>";
    let page = mount(with_global_error(flow([input("default", "x", "text", hostile)]), 4_000_001, hostile)).await;

    assert_eq!(page.count("img"), 0);
    assert!(page.text().contains(hostile));
}

#[wasm_bindgen_test]
async fn zeros_in_what_kratos_sends_are_no_attributes() {
    let hostile = "x\0onfocus\0alert(1)";
    let page = mount(flow([input("default", hostile, "text", hostile)])).await;

    let control = page.find("form input[type=text]").unwrap();
    assert_eq!(control.get_attribute("name").as_deref(), Some(hostile));
    assert_eq!(page.count("[onfocus]"), 0);
    assert_eq!(page.find("label").unwrap().first_child().unwrap().text_content().as_deref(), Some(hostile));
}
