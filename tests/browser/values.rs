//! The sources of values.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{csrf, flow, input, input_with, login, mount};

#[wasm_bindgen_test]
async fn initial_values_come_from_the_nodes() {
    let page = mount(flow([
        input_with("default", "traits.email", "email", "E-Mail", "ada@example.org"),
        input_with("default", "traits.age", "number", "Age", 36),
        input_with("default", "traits.news", "checkbox", "News", true),
        input_with("default", "traits.born", "datetime-local", "Born", "1815-12-10T10:00:00Z"),
    ]))
    .await;

    assert_eq!(page.input("traits.email").value(), "ada@example.org");
    assert_eq!(page.input("traits.age").value(), "36");
    assert!(page.input("traits.news").checked());
    assert!(page.input("traits.born").value().starts_with("1815-12-1"));
}

#[wasm_bindgen_test]
async fn values_of_buttons_are_never_initial_values() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");
    page.fill("password", "secret-1");

    page.press("Sign in").await;

    assert_eq!(
        page.sent(),
        [json!({
            "csrf_token": "token-1",
            "identifier": "ada@example.org",
            "password": "secret-1",
            "method": "password",
        })]
    );
}

#[wasm_bindgen_test]
async fn traits_are_sent_nested_and_with_their_types() {
    let page = mount(flow([
        csrf("token-1"),
        input("default", "traits.name.first", "text", "First name"),
        input("default", "traits.age", "number", "Age"),
        input("default", "traits.news", "checkbox", "News"),
        input("default", "traits.nick", "text", "Nick"),
        input_with("password", "method", "submit", "Sign up", "password"),
    ]))
    .await;
    page.fill("traits.name.first", "Ada");
    page.fill("traits.age", "36");
    page.input("traits.news").click();

    page.press("Sign up").await;

    let traits = json!({ "name": { "first": "Ada" }, "age": 36, "news": true });
    assert_eq!(page.sent(), [json!({ "csrf_token": "token-1", "method": "password", "traits": traits })]);
}

#[wasm_bindgen_test]
async fn what_a_password_manager_writes_without_telling_is_sent() {
    let page = mount(login()).await;
    page.input("identifier").set_value("ada@example.org");
    page.input("password").set_value("secret-1");

    page.press("Sign in").await;

    assert_eq!(page.sent()[0]["identifier"], "ada@example.org");
    assert_eq!(page.sent()[0]["password"], "secret-1");
}
