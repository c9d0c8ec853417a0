//! The fields that a submit sends, and the page's state until the answer comes.

use leptos_kratos::Submitted;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{flow, frame, input, input_with, login, mount};

#[wasm_bindgen_test]
async fn only_the_pressed_button_is_sent() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");

    page.press("Send code").await;

    let body = json!({ "csrf_token": "token-1", "identifier": "ada@example.org", "method": "code" });
    assert_eq!(page.sent(), [body]);
    assert!(page.action().ends_with("/self-service/login?flow=11111111-1111-4111-8111-111111111111"));
}

#[wasm_bindgen_test]
async fn a_providers_button_sends_its_own_name() {
    let page = mount(login()).await;

    page.press("Sign in with Local").await;

    assert_eq!(page.sent(), [json!({ "csrf_token": "token-1", "provider": "local" })]);
}

#[wasm_bindgen_test]
async fn the_enter_key_presses_the_first_button() {
    let page = mount(login()).await;
    page.fill("password", "secret-1");

    let form: web_sys::HtmlFormElement = wasm_bindgen::JsCast::unchecked_into(page.find("form").unwrap());
    form.request_submit().unwrap();
    frame().await;

    assert_eq!(page.sent()[0]["method"], "password");
}

#[wasm_bindgen_test]
async fn every_control_is_disabled_while_an_answer_is_awaited() {
    let page = mount(login()).await;
    let controls = page.count("input:not([type='hidden']), button");

    page.press("Sign in").await;

    assert_eq!(page.count("input:not([type='hidden']):disabled, button:disabled"), controls);
    assert_eq!(page.find("form").unwrap().get_attribute("aria-busy").unwrap(), "true");
    assert_eq!(page.count(".button-pending"), 1);

    page.answer(Submitted::Answered).await;

    assert_eq!(page.count(":disabled"), 0);
    assert_eq!(page.find("form").unwrap().get_attribute("aria-busy").unwrap(), "false");
}

#[wasm_bindgen_test]
async fn a_second_submit_does_nothing() {
    let page = mount(login()).await;
    let form: web_sys::HtmlFormElement = wasm_bindgen::JsCast::unchecked_into(page.find("form").unwrap());

    form.request_submit().unwrap();
    form.request_submit().unwrap();
    frame().await;
    form.request_submit().unwrap();
    frame().await;

    assert_eq!(page.sent().len(), 1);
}

#[wasm_bindgen_test]
async fn a_form_on_its_way_to_another_page_stays_disabled() {
    let page = mount(login()).await;

    page.press("Sign in").await;
    page.answer(Submitted::Leaving).await;

    assert_eq!(page.count("fieldset:disabled"), 1);
}

#[wasm_bindgen_test]
async fn the_focus_comes_back_when_there_was_nothing_to_mend() {
    let page = mount(login()).await;
    page.input("identifier").focus().unwrap();
    page.fill("identifier", "ada@example.org");

    page.press("Send code").await;
    page.answer(Submitted::Answered).await;

    assert_eq!(crate::mounted::focused_name(), "identifier");
}

#[wasm_bindgen_test]
async fn the_focus_goes_on_to_the_code_that_was_sent() {
    let page = mount(login()).await;
    page.button("Send code").focus().unwrap();

    page.press("Send code").await;
    let code = input("code", "code", "text", "Code");
    page.answer_with(flow([code, input_with("code", "method", "submit", "Continue", "code")])).await;

    assert_eq!(crate::mounted::focused_name(), "code");
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_emptied_password_of_a_renewed_flow() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    page.fill("password", "secret-1");
    page.button("Sign in").focus().unwrap();
    let mut renewed = login();
    renewed["id"] = "22222222-2222-4222-8222-222222222222".into();

    page.press("Sign in").await;
    page.answer_with(renewed).await;

    assert_eq!(crate::mounted::focused_name(), "password");
}

#[wasm_bindgen_test]
async fn the_form_carries_kratoss_action_and_method() {
    let page = mount(login()).await;
    let form = page.find("form").unwrap();

    assert!(form.get_attribute("action").unwrap().contains("/self-service/login?flow="));
    assert_eq!(form.get_attribute("method").unwrap(), "POST");
}

#[wasm_bindgen_test]
async fn spaces_in_a_code_are_not_sent() {
    let page = mount(flow([
        input("code", "code", "text", "Code"),
        input_with("code", "method", "hidden", "", "code"),
        input_with("code", "method", "submit", "Continue", "code"),
        input_with("code", "resend", "submit", "Resend", "code"),
    ]))
    .await;
    page.fill("code", "123 456");

    page.press("Continue").await;

    assert_eq!(page.sent(), [json!({ "code": "123456", "method": "code" })]);
}
