//! The parts that another flow resets and those that it keeps.

use leptos_kratos::Submitted;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::mounted::{csrf, flow, focused_name, input, input_with, login, mount, with_error, with_global_error};

#[wasm_bindgen_test]
async fn a_new_flow_keeps_what_was_typed_and_drops_the_password() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    page.fill("password", "secret-1");
    let mut renewed = login();
    renewed["id"] = "22222222-2222-4222-8222-222222222222".into();
    renewed["ui"]["nodes"][1]["attributes"]["value"] = "token-2".into();

    page.show(renewed).await;

    assert_eq!(page.input("identifier").value(), "ada@example.org");
    assert_eq!(page.input("password").value(), "");
    page.press("Sign in").await;
    assert_eq!(page.sent()[0]["csrf_token"], "token-2");
    assert_eq!(page.sent()[0]["identifier"], "ada@example.org");
    assert!(page.sent()[0].get("password").is_none());
}

#[wasm_bindgen_test]
async fn a_value_that_a_flow_brings_wins() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    let mut brought = login();
    brought["ui"]["nodes"][2]["attributes"]["value"] = "grace@example.org".into();

    page.show(brought).await;

    assert_eq!(page.input("identifier").value(), "grace@example.org");
}

#[wasm_bindgen_test]
async fn wrong_credentials_empty_the_password_and_put_the_focus_there() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    page.fill("password", "secret-1");

    page.press("Sign in").await;
    page.answer_with(with_global_error(login(), 4_000_006, "Wrong.")).await;

    assert_eq!(page.input("identifier").value(), "ada@example.org");
    assert_eq!(page.input("password").value(), "");
    assert_eq!(focused_name(), "password");
}

#[wasm_bindgen_test]
async fn a_good_password_survives_a_fault_in_another_field() {
    let nodes = || {
        let email = input("default", "traits.email", "email", "E-Mail");
        let password = input("password", "password", "password", "Password");
        (email, password, input_with("password", "method", "submit", "Sign up", "password"))
    };
    let (email, password, button) = nodes();
    let page = mount(flow([csrf("token-1"), email, password, button])).await;
    page.fill("traits.email", "ada");
    page.fill("password", "secret-1");

    page.press("Sign up").await;
    let (email, password, button) = nodes();
    page.answer_with(flow([csrf("token-2"), with_error(email, 4_000_001, "No e-mail."), password, button])).await;

    assert_eq!(page.input("traits.email").value(), "ada");
    assert_eq!(page.input("password").value(), "secret-1");
    assert_eq!(focused_name(), "traits.email");
}

#[wasm_bindgen_test]
async fn a_field_that_does_not_change_keeps_its_element() {
    let page = mount(login()).await;
    let before = page.input("identifier");

    page.press("Send code").await;
    page.answer_with(login()).await;

    let same = page.input("identifier").is_same_node(Some(before.unchecked_ref::<Element>()));
    assert!(same, "a control that is made anew flickers and loses the caret");
}

#[wasm_bindgen_test]
async fn fields_in_another_order_are_the_same_fields_in_that_order() {
    let of = |names: &[&str]| flow(names.iter().map(|name| input("default", &format!("traits.{name}"), "text", name)));
    let page = mount(of(&["a", "b", "c", "d"])).await;

    for order in [&["d", "a", "b", "c"][..], &["c", "d", "a", "b"], &["b", "x", "d"], &["a", "d", "x", "b", "c"]] {
        let before = page.all("input");
        page.show(of(order)).await;

        let shown = page.all("input");
        let names: Vec<_> = shown.iter().filter_map(|input| input.get_attribute("name")).collect();
        assert_eq!(names, order.iter().map(|name| format!("traits.{name}")).collect::<Vec<_>>());
        let named = |name: &str| before.iter().find(|input| input.get_attribute("name").as_deref() == Some(name));
        for (input, name) in shown.iter().zip(&names) {
            assert!(named(name).is_none_or(|before| before == input), "{name} was made anew");
        }
    }
}

#[wasm_bindgen_test]
async fn a_field_that_others_move_past_keeps_the_focus() {
    let of = |names: &[&str]| flow(names.iter().map(|name| input("default", &format!("traits.{name}"), "text", name)));
    let page = mount(of(&["a", "b", "c"])).await;
    page.input("traits.c").focus().unwrap();

    page.show(of(&["c", "a", "b"])).await;

    assert_eq!(focused_name(), "traits.c");
}

#[wasm_bindgen_test]
async fn the_same_flow_seen_with_its_schema_keeps_the_password() {
    let page = mount(login()).await;
    page.fill("password", "secret-1");
    let mut refined = login();
    refined["ui"]["nodes"][2]["attributes"]["maxlength"] = 100.into();

    page.show(refined).await;

    assert_eq!(page.input("password").value(), "secret-1");
}

#[wasm_bindgen_test]
async fn what_was_typed_comes_back_with_its_field() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    let code_sent = flow([csrf("token-2"), input("code", "code", "text", "Code")]);

    page.show(code_sent).await;
    assert_eq!(page.count("[name='identifier']"), 0);
    page.show(login()).await;

    assert_eq!(page.input("identifier").value(), "ada@example.org");
}

#[wasm_bindgen_test]
async fn a_failure_keeps_everything() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    page.fill("password", "secret-1");

    page.press("Sign in").await;
    let offline = leptos_kratos::Problem::Failure(leptos_kratos::protocol::Failure::Offline);
    page.answer(Submitted::Failed(offline)).await;

    assert_eq!(page.input("identifier").value(), "ada@example.org");
    assert_eq!(page.input("password").value(), "secret-1");
}
