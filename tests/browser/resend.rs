//! Sending a code again: not at once, and not five times.

use js_sys::{Function, Promise, Reflect};
use leptos_kratos::Submitted;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlButtonElement, HtmlElement};

use crate::mounted::{Mounted, Options, csrf, flow, focused_name, frame, input, input_with, login, mount, mount_with};

/// A clock that is set ahead. Dropping it sets it right again.
struct Ahead(JsValue);

impl Ahead {
    fn by(seconds: u32) -> Self {
        let right = Reflect::get(&date(), &"now".into()).unwrap();
        let ahead = Function::new_with_args("right", &format!("Date.now = () => right() + {seconds} * 1000"));
        ahead.call1(&JsValue::NULL, &right).unwrap();
        Self(right)
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        Reflect::set(&date(), &"now".into(), &self.0).unwrap();
    }
}

fn date() -> JsValue {
    Reflect::get(&js_sys::global(), &"Date".into()).unwrap()
}

async fn wait(milliseconds: u32) {
    let timer = Function::new_with_args("resolve", &format!("setTimeout(resolve, {milliseconds})"));
    let promise = Promise::new(&mut |resolve, _| drop(timer.call1(&JsValue::NULL, &resolve).unwrap()));
    JsFuture::from(promise).await.unwrap();
    frame().await;
}

fn code_sent() -> Value {
    flow([
        csrf("token-1"),
        input("code", "code", "text", "Code"),
        input_with("code", "method", "hidden", "", "code"),
        input_with("code", "method", "submit", "Continue", "code"),
        input_with("code", "resend", "submit", "Resend code", "code"),
    ])
}

fn resend(page: &Mounted) -> HtmlButtonElement {
    page.find("button[name='resend'], button[name='email']").unwrap().dyn_into().unwrap()
}

fn seconds_on(button: &HtmlButtonElement) -> u32 {
    let text = button.text_content().unwrap();
    let number = text.trim().strip_prefix("Send again in ").and_then(|rest| rest.strip_suffix(" s"));
    number.unwrap_or_else(|| panic!("{text}")).parse().unwrap()
}

#[wasm_bindgen_test]
async fn a_code_that_was_just_sent_is_not_sent_again_at_once() {
    let page = mount(code_sent()).await;
    let button = resend(&page);

    assert!(button.disabled());
    assert!((29..=30).contains(&seconds_on(&button)));
    button.click();
    frame().await;
    assert!(page.sent().is_empty());

    wait(2100).await;
    assert!((27..=28).contains(&seconds_on(&button)), "it counts");
}

#[wasm_bindgen_test]
async fn after_the_wait_it_is_sent_once_and_the_wait_begins_anew() {
    let page = mount(code_sent()).await;
    let _ahead = Ahead::by(31);
    wait(1100).await;

    assert!(page.find("[role='status']:not(.messages)").unwrap().text_content().unwrap().contains("another email"));
    page.press("Resend code").await;
    page.answer_with(code_sent()).await;

    assert_eq!(page.sent(), [json!({ "csrf_token": "token-1", "method": "code", "resend": "code" })]);
    assert!(seconds_on(&resend(&page)) >= 29);
}

#[wasm_bindgen_test]
async fn a_wrong_code_does_not_prolong_the_wait() {
    let page = mount(code_sent()).await;
    let _ahead = Ahead::by(10);
    page.fill("code", "000000");

    page.press("Continue").await;
    page.answer_with(crate::mounted::with_global_error(code_sent(), 4_010_008, "Wrong.")).await;
    wait(1100).await;

    assert!(seconds_on(&resend(&page)) <= 20);
}

#[wasm_bindgen_test]
async fn a_failure_does_not_make_anybody_wait() {
    let page = mount(code_sent()).await;
    let _ahead = Ahead::by(31);
    wait(1100).await;

    page.press("Resend code").await;
    let offline = leptos_kratos::Problem::Failure(leptos_kratos::protocol::Failure::Offline);
    page.answer(Submitted::Failed(offline)).await;

    assert!(!resend(&page).disabled());
}

#[wasm_bindgen_test]
async fn an_address_that_is_a_button_waits_as_well() {
    let page = mount(flow([
        input("code", "code", "text", "Code"),
        input_with("code", "method", "submit", "Continue", "code"),
        input_with("code", "email", "submit", "Resend code", "ada@example.org"),
    ]))
    .await;

    assert!(resend(&page).disabled());
    assert!(!page.button("Continue").unchecked_into::<HtmlButtonElement>().disabled());
}

#[wasm_bindgen_test]
async fn a_step_that_asks_for_a_code_has_the_focus_on_it() {
    let page = mount_with(login(), Options { autofocus: true, ..Options::default() }).await;
    page.fill("identifier", "ada@example.org");

    page.press("Send code").await;
    page.answer_with(code_sent()).await;

    assert_eq!(focused_name(), "code");
}

#[wasm_bindgen_test]
async fn an_account_that_was_named_is_seen_and_cannot_be_changed() {
    let page = mount(flow([
        input_with("identifier_first", "identifier", "hidden", "E-mail", "ada@example.org"),
        csrf("token-1"),
        input("password", "password", "password", "Password"),
        input_with("password", "method", "submit", "Sign in", "password"),
    ]))
    .await;
    let shown = page.labelled("E-mail");

    assert!(shown.has_attribute("readonly"));
    assert_eq!(shown.get_attribute("autocomplete").unwrap(), "username");
    page.fill("password", "secret-1");
    page.press("Sign in").await;
    assert_eq!(page.sent()[0]["identifier"], "ada@example.org");
}

#[wasm_bindgen_test]
async fn a_step_back_is_neither_the_first_button_nor_another_way() {
    let page = mount(flow([
        input_with("profile", "screen", "submit", "Back", "previous"),
        input("password", "password", "password", "Password"),
        input_with("password", "method", "submit", "Sign up", "password"),
    ]))
    .await;

    assert_eq!(page.count(".divider"), 0);
    let first = page.find("button[type='submit']").unwrap().dyn_into::<HtmlElement>().unwrap();
    assert_eq!(first.inner_text(), "Sign up");
}
