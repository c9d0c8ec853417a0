//! Security keys and passkeys, with a fake authenticator. The real ones are in the journeys.

mod captured;
pub(crate) mod fake;
mod refusals;

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use self::fake::{asked, settled, use_authenticator};
use crate::mounted::{csrf, flow, frame, input, input_with, login, mount};

fn trigger(group: &str, name: &str, label: &str, trigger: &str) -> Value {
    let mut node = input(group, name, "button", label);
    node["attributes"]["onclickTrigger"] = trigger.into();
    node
}

fn sign_up() -> Value {
    let user = json!({ "id": "AAAA", "name": "placeholder", "displayName": "placeholder" });
    let options = json!({
        "credentialOptions": { "publicKey": {
            "rp": { "id": "localhost", "name": "Test" },
            "user": user,
            "challenge": "AAAAAAAA",
            "pubKeyCredParams": [{ "type": "public-key", "alg": -7 }],
        } },
        "displayNameFieldName": "traits.email",
    });
    flow([
        csrf("token-1"),
        input("default", "traits.email", "email", "E-Mail"),
        input_with("password", "method", "submit", "Sign up", "password"),
        trigger("passkey", "passkey_register_trigger", "Sign up with passkey", "oryPasskeyRegistration"),
        input_with("passkey", "passkey_register", "hidden", "", ""),
        input_with("passkey", "passkey_create_data", "hidden", "", options.to_string()),
    ])
}

fn sign_in() -> Value {
    let options = json!({ "publicKey": { "challenge": "AAAAAAAA", "rpId": "localhost" } });
    let mut result = input_with("passkey", "passkey_login", "hidden", "", "");
    result["attributes"]["onloadTrigger"] = "oryPasskeyLoginAutocompleteInit".into();
    let mut flow = login();
    let nodes = flow["ui"]["nodes"].as_array_mut().unwrap();
    nodes.push(trigger("passkey", "passkey_login_trigger", "Use a passkey", "oryPasskeyLogin"));
    nodes.push(result);
    nodes.push(input_with("passkey", "passkey_challenge", "hidden", "", options.to_string()));
    flow
}

#[wasm_bindgen_test]
async fn a_new_passkey_is_named_after_the_person_and_sent_with_the_traits() {
    use_authenticator("answers", "waits");
    let page = mount(sign_up()).await;
    page.fill("traits.email", "ada@example.org");

    page.press("Sign up with passkey").await;
    settled().await;

    assert_eq!(asked()[0]["user"], "ada@example.org");
    assert_eq!(asked()[0]["challenge"], 6, "six bytes in eight letters");
    let answer = json!({ "id": "key-1", "type": "public-key" }).to_string();
    assert_eq!(page.sent().len(), 1);
    assert_eq!(page.sent()[0]["traits"], json!({ "email": "ada@example.org" }));
    assert_eq!(page.sent()[0]["csrf_token"], "token-1");
    assert_eq!(
        serde_json::from_str::<Value>(page.sent()[0]["passkey_register"].as_str().unwrap()).unwrap(),
        serde_json::from_str::<Value>(&answer).unwrap()
    );
    assert!(page.sent()[0].get("method").is_none(), "no button was pressed that submits");
}

#[wasm_bindgen_test]
async fn who_cancels_is_told_and_can_try_again() {
    use_authenticator("NotAllowedError", "waits");
    let page = mount(sign_up()).await;

    page.press("Sign up with passkey").await;
    settled().await;

    assert!(page.find("[role='alert']").unwrap().text_content().unwrap().contains("cancelled"));
    assert!(page.sent().is_empty());
    assert_eq!(page.count("fieldset:disabled"), 0);

    use_authenticator("answers", "waits");
    page.press("Try again").await;
    settled().await;

    assert_eq!(page.sent().len(), 1);
}

#[wasm_bindgen_test]
async fn each_refusal_has_a_sentence_of_its_own() {
    let mut sentences = Vec::new();
    for refusal in ["NotAllowedError", "InvalidStateError", "SecurityError", "NotSupportedError", "UnknownError"] {
        use_authenticator(refusal, "waits");
        let page = mount(sign_up()).await;

        page.press("Sign up with passkey").await;
        settled().await;

        sentences.push(page.find("[role='alert'] p").unwrap().text_content().unwrap());
    }
    let told = sentences.len();
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), told);
}

#[wasm_bindgen_test]
async fn passkeys_are_offered_in_the_autofill_and_the_chosen_one_signs_in() {
    use_authenticator("waits", "answers");
    let page = mount(sign_in()).await;
    settled().await;

    assert_eq!(asked()[0]["mediation"], "conditional");
    assert_eq!(page.sent().len(), 1);
    assert!(page.sent()[0]["passkey_login"].as_str().unwrap().contains("key-1"));
    assert!(page.sent()[0].get("password").is_none());
}

#[wasm_bindgen_test]
async fn the_offer_ends_when_another_way_is_taken() {
    use_authenticator("answers", "waits");
    let page = mount(sign_in()).await;
    settled().await;
    assert_eq!(asked()[0]["aborted"], false);

    page.press("Use a passkey").await;
    settled().await;

    assert_eq!(asked()[0]["aborted"], true, "a browser holds one conversation at a time");
    assert_eq!(page.sent().len(), 1);
}

#[wasm_bindgen_test]
async fn the_offer_ends_with_the_page() {
    use_authenticator("answers", "waits");
    let page = mount(sign_in()).await;
    settled().await;

    page.unmount();
    frame().await;

    assert_eq!(asked()[0]["aborted"], true);
}

#[wasm_bindgen_test]
async fn a_flow_without_options_says_so_instead_of_nothing() {
    use_authenticator("answers", "waits");
    let mut flow = sign_up();
    flow["ui"]["nodes"][5]["attributes"]["value"] = "not json".into();
    let page = mount(flow).await;

    page.press("Sign up with passkey").await;
    settled().await;

    assert_eq!(page.count("[role='alert']"), 1);
    assert!(page.sent().is_empty());
}
