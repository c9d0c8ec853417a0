//! One card for each method, all independent of each other.

use leptos_kratos::Submitted;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{captured, headings, mount_cards};

const ALL: [&str; 7] =
    ["Profile", "Password", "Linked accounts", "Authenticator app", "Recovery codes", "Security keys", "Passkeys"];

#[wasm_bindgen_test]
async fn each_method_has_a_card_in_the_same_order_in_all_versions() {
    for flow in [captured!("v1.3.1/A-settings-init"), captured!("v26.2/A-settings-init")] {
        let page = mount_cards(flow).await;

        assert_eq!(headings(&page), ALL);
        assert_eq!(page.count("section[aria-labelledby] form"), 7);
    }
}

#[wasm_bindgen_test]
async fn what_kratos_does_not_offer_has_no_card_and_what_is_new_comes_last() {
    let mut flow = captured!("v1.3.1/A-settings-init");
    let nodes = flow["ui"]["nodes"].as_array_mut().unwrap();
    nodes.retain(|node| node["group"] != "passkey" && (node["group"] != "webauthn" || node["type"] == "script"));
    let mut new = nodes.iter().find(|node| node["group"] == "oidc").unwrap().clone();
    new["group"] = "telepathy".into();
    nodes.insert(0, new);
    let page = mount_cards(flow).await;

    assert_eq!(headings(&page), [&ALL[..5], &["telepathy"]].concat());
}

#[wasm_bindgen_test]
async fn saved_is_said_on_the_card_that_was_saved() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    page.press_in("#settings-profile", "Save").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-profile-ok")).await;

    assert_eq!(page.count("[data-testid='ui/message/1050001']"), 1);
    let message = page.find("#settings-profile [aria-live] [data-testid='ui/message/1050001']");
    assert!(message.is_some(), "on the card, in what is announced");
}

#[wasm_bindgen_test]
async fn what_is_about_no_card_stands_above_all() {
    let page = mount_cards(captured!("v1.3.1/A-settings-get-recovered")).await;

    assert_eq!(page.count("[data-testid='ui/message/1060001']"), 1);
    assert_eq!(page.count("section [data-testid='ui/message/1060001']"), 0);
}

#[wasm_bindgen_test]
async fn an_error_is_said_on_its_card_and_no_other_gets_the_focus() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    page.press_in("#settings-totp", "Save").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-totp-wrong")).await;

    assert_eq!(page.count("#settings-totp [data-testid='ui/message/4000008']"), 1);
    assert_eq!(crate::mounted::focused_name(), "totp_code");
}

#[wasm_bindgen_test]
async fn saving_one_card_keeps_what_was_typed_on_the_others() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-profile-ok")).await;
    page.fill("traits.name", "Not saved yet");
    page.fill("totp_code", "123456");
    page.fill("password", "a new passphrase");

    page.press_in("#settings-password", "Save").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-password-ok")).await;

    assert_eq!(page.input("traits.name").value(), "Not saved yet");
    assert_eq!(page.input("totp_code").value(), "123456");
    assert_eq!(page.input("password").value(), "", "what is saved is not kept");
}

#[wasm_bindgen_test]
async fn while_one_card_is_saved_the_others_wait() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    page.press_in("#settings-password", "Save").await;
    crate::mounted::frame().await;
    assert_eq!(page.count("section > fieldset:disabled"), 6);
    page.press_in("#settings-profile", "Save").await;
    assert_eq!(page.sent().len(), 1);

    page.answer(Submitted::Answered).await;
    assert_eq!(page.count("section fieldset:disabled"), 0);
}

#[wasm_bindgen_test]
async fn the_next_submit_goes_to_the_flow_that_the_answer_named() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;
    let saved = captured!("v1.3.1/A-settings-post-profile-ok");
    let action = saved["ui"]["action"].as_str().unwrap().to_owned();
    page.press_in("#settings-profile", "Save").await;
    page.answer_with(saved).await;

    page.fill("password", "a new passphrase");
    page.press_in("#settings-password", "Save").await;

    assert_eq!(page.action(), action);
}

#[wasm_bindgen_test]
async fn a_password_manager_learns_whose_password_it_is() {
    let flow = captured!("v1.3.1/A-settings-init");
    let email = flow["identity"]["traits"]["email"].as_str().unwrap().to_owned();
    let page = mount_cards(flow).await;
    page.fill("password", "a new passphrase");

    let username = page.find("#settings-password form [autocomplete='username']").unwrap();
    assert_eq!(username.get_attribute("value").unwrap(), email);
    assert_eq!(page.count("#settings-totp [autocomplete='username']"), 0);

    page.press_in("#settings-password", "Save").await;
    let csrf = "csrf-token-of-a-captured-flow";
    let body = json!({ "csrf_token": csrf, "method": "password", "password": "a new passphrase" });
    assert_eq!(page.sent(), [body]);
}

#[wasm_bindgen_test]
async fn each_address_says_whether_it_is_verified() {
    let mut flow = captured!("v1.3.1/A-settings-init");
    flow["identity"]["verifiable_addresses"] = json!([
        { "id": "a", "value": "old@example.com", "via": "email", "verified": true, "status": "completed" },
        { "id": "b", "value": "new@example.com", "via": "email", "verified": false, "status": "pending" },
    ]);
    let page = mount_cards(flow).await;
    let items = page.all("#settings-profile li");

    assert!(items[0].text_content().unwrap().contains("old@example.comVerified"));
    assert!(items[0].query_selector("a").unwrap().is_none());
    assert!(items[1].text_content().unwrap().contains("new@example.comNot verified"));
    let link = items[1].query_selector("a").unwrap().unwrap();
    assert!(link.get_attribute("href").unwrap().starts_with("/verification?return_to="));
}

#[wasm_bindgen_test]
async fn a_verification_that_kratos_has_begun_is_gone_on_with() {
    let mut flow = captured!("v1.3.1/A-settings-init");
    let address = json!({ "id": "b", "value": "new@example.com", "via": "email", "verified": false, "status": "sent" });
    flow["identity"]["verifiable_addresses"] = json!([address]);
    let begun = json!({ "id": "begun", "verifiable_address": "new@example.com" });
    flow["continue_with"] = json!([{ "action": "show_verification_ui", "flow": begun }]);
    let page = mount_cards(flow).await;

    let link = page.find("#settings-profile a").unwrap();
    assert_eq!(link.get_attribute("href").unwrap(), "/verification?flow=begun");
}
