//! One test for each kind of node.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{csrf, flow, input, input_with, mount};

/// Returns the attribute of a control in a flow that consists of this node alone.
async fn attribute(node: Value, name: &str) -> Option<String> {
    let control = node["attributes"]["name"].as_str().unwrap().to_owned();
    mount(flow([node])).await.input(&control).get_attribute(name)
}

#[wasm_bindgen_test]
async fn text_like_inputs_have_their_type_label_and_test_hook() {
    for kind in ["text", "email", "tel", "url", "number", "date", "datetime-local"] {
        let page = mount(flow([input("default", "traits.x", kind, "Something")])).await;
        let control = page.labelled("Something");

        assert_eq!(control.get_attribute("type").unwrap(), kind);
        assert_eq!(control.get_attribute("data-testid").unwrap(), "node/input/traits.x");
    }
}

#[wasm_bindgen_test]
async fn a_type_that_is_new_is_a_text_input_for_the_browser() {
    let page = mount(flow([input("default", "traits.x", "colour-of-voice", "Voice")])).await;

    assert_eq!(page.input("traits.x").type_(), "text");
}

#[wasm_bindgen_test]
async fn what_kratos_asks_of_an_input_stands_on_it() {
    let mut node = input("code", "code", "text", "Code");
    node["attributes"]["required"] = true.into();
    node["attributes"]["pattern"] = "[0-9]+".into();
    node["attributes"]["maxlength"] = 6.into();
    let page = mount(flow([node])).await;
    let code = page.input("code");

    assert!(code.required());
    assert_eq!(code.pattern(), "[0-9]+");
    assert_eq!(code.max_length(), -1, "a code may be pasted with spaces: they are not sent");
    assert_eq!(code.get_attribute("inputmode").unwrap(), "numeric");
    assert_eq!(code.autocomplete(), "one-time-code", "Kratos 1.3 does not say so itself");
}

#[wasm_bindgen_test]
async fn a_greatest_length_stands_on_the_input() {
    let mut node = input("default", "traits.nick", "text", "Nick");
    node["attributes"]["maxlength"] = 6.into();

    assert_eq!(attribute(node, "maxlength").await.unwrap(), "6");
}

#[wasm_bindgen_test]
async fn the_identifier_is_offered_to_password_managers_and_passkeys() {
    let identifier = || input("default", "identifier", "text", "E-Mail");

    assert_eq!(attribute(identifier(), "autocomplete").await.unwrap(), "username webauthn");
    assert_eq!(attribute(identifier(), "autocapitalize").await.unwrap(), "none");
    assert_eq!(attribute(identifier(), "spellcheck").await.unwrap(), "false");
}

#[wasm_bindgen_test]
async fn an_instant_is_shown_by_the_persons_clock_and_stays_the_same_instant() {
    let instant = "2020-02-29T23:30:00+09:00";
    let born = input_with("profile", "traits.seen", "datetime-local", "Seen", instant);
    let save = input_with("profile", "method", "submit", "Save", "profile");
    let page = mount(flow([born, save])).await;
    let shown = js_sys::Date::new(&page.input("traits.seen").value().into());
    assert_eq!(shown.get_time(), js_sys::Date::new(&instant.into()).get_time());

    page.press("Save").await;
    page.answer(leptos_kratos::Submitted::Answered).await;
    page.fill("traits.seen", "2021-03-01T08:15");
    page.press("Save").await;

    assert_eq!(page.sent()[0]["traits"]["seen"], instant, "untouched");
    let changed = js_sys::Date::new(&page.sent()[1]["traits"]["seen"].as_str().unwrap().into());
    assert_eq!(changed.get_time(), js_sys::Date::new(&"2021-03-01T08:15".into()).get_time());
    assert!(page.sent()[1]["traits"]["seen"].as_str().unwrap().ends_with('Z'), "Kratos asks for a zone");
}

#[wasm_bindgen_test]
async fn a_disabled_input_is_disabled() {
    let mut node = input_with("default", "traits.email", "email", "E-Mail", "ada@example.org");
    node["attributes"]["disabled"] = true.into();

    assert!(attribute(node, "disabled").await.is_some());
}

#[wasm_bindgen_test]
async fn optional_traits_are_marked_and_required_ones_are_not() {
    let mut required = input("default", "traits.email", "email", "E-Mail");
    required["attributes"]["required"] = true.into();
    let page = mount(flow([required, input("default", "traits.nick", "text", "Nick")])).await;

    assert_eq!(page.count(".field-optional"), 1);
    assert!(page.text().contains("Nick"));
}

#[wasm_bindgen_test]
async fn a_password_can_be_shown_and_hidden() {
    let page = mount(flow([input("password", "password", "password", "Password")])).await;
    page.fill("password", "secret-1");

    let toggle: web_sys::HtmlElement =
        wasm_bindgen::JsCast::unchecked_into(page.find("[aria-label='Show password']").unwrap());
    toggle.click();
    crate::mounted::frame().await;

    assert_eq!(page.input("password").type_(), "text");
    assert_eq!(page.input("password").value(), "secret-1");
    assert_eq!(page.count("[aria-label='Hide password']"), 1);
}

#[wasm_bindgen_test]
async fn a_hidden_input_is_in_the_form_and_not_to_be_seen() {
    let page = mount(flow([csrf("token-1")])).await;

    assert_eq!(page.input("csrf_token").value(), "token-1");
    assert_eq!(page.text().trim(), "");
}

#[wasm_bindgen_test]
async fn options_make_a_choice_that_keeps_its_type() {
    let mut node = input("default", "traits.floor", "number", "Floor");
    node["attributes"]["options"] = json!([{ "value": 1 }, { "value": 2 }]);
    let button = input_with("profile", "method", "submit", "Save", "profile");
    let page = mount(flow([node, button])).await;

    let select: web_sys::HtmlSelectElement = wasm_bindgen::JsCast::unchecked_into(page.labelled("Floor"));
    select.set_value("2");
    let bubbling = web_sys::EventInit::new();
    bubbling.set_bubbles(true);
    select.dispatch_event(&web_sys::Event::new_with_event_init_dict("change", &bubbling).unwrap()).unwrap();
    page.press("Save").await;

    assert_eq!(page.sent()[0]["traits"], json!({ "floor": 2 }));
}

#[wasm_bindgen_test]
async fn a_text_node_shows_its_secret_and_recovery_codes_are_a_list() {
    let secret = json!({ "id": 1050006, "text": "JBSWY3DP", "type": "info", "context": { "secret": "JBSWY3DP" } });
    let code = |code: &str| json!({ "id": 1050009, "text": code, "type": "info", "context": { "secret": code } });
    let codes = json!({ "id": 1050015, "text": "a, b", "type": "info", "context": { "secrets": [code("aaaa1111"), code("bbbb2222")] } });
    let node = |id: &str, text: Value| json!({ "type": "text", "group": "totp", "attributes": { "id": id, "text": text, "node_type": "text" }, "messages": [], "meta": {} });
    let page = mount(flow([node("totp_secret_key", secret), node("lookup_secret_codes", codes)])).await;

    assert!(page.text().contains("JBSWY3DP"));
    assert_eq!(page.count("li"), 2);
    assert!(page.text().contains("bbbb2222"));
}

#[wasm_bindgen_test]
async fn a_picture_is_drawn_only_from_the_answer_itself() {
    let picture = |src: &str| json!({ "type": "img", "group": "totp", "attributes": { "id": "totp_qr", "src": src, "width": 256, "height": 256, "node_type": "img" }, "messages": [], "meta": { "label": { "id": 1050005, "text": "QR code", "type": "info" } } });
    let inline = mount(flow([picture("data:image/png;base64,AAAA")])).await;
    let remote = mount(flow([picture("https://tracker.example/pixel.png")])).await;

    assert_eq!(inline.find("img").unwrap().get_attribute("alt").unwrap(), "QR code");
    assert_eq!(remote.count("img"), 0);
}

#[wasm_bindgen_test]
async fn an_anchor_leads_only_to_the_web() {
    let anchor = |href: &str| json!({ "type": "a", "group": "code", "attributes": { "id": "continue", "href": href, "title": { "id": 1070009, "text": "Continue", "type": "info" }, "node_type": "a" }, "messages": [], "meta": {} });
    let good = mount(flow([anchor("https://example.org/home")])).await;
    let bad = mount(flow([anchor("javascript:alert(1)")])).await;

    assert_eq!(good.find("a").unwrap().get_attribute("href").unwrap(), "https://example.org/home");
    assert_eq!(bad.count("a"), 0);
}

#[wasm_bindgen_test]
async fn a_script_is_never_loaded() {
    let script = json!({ "type": "script", "group": "webauthn", "attributes": { "id": "webauthn_script", "src": "https://example.org/.well-known/ory/webauthn.js", "node_type": "script" }, "messages": [], "meta": {} });
    let page = mount(flow([script])).await;

    assert_eq!(page.count("script"), 0);
}
