//! The ceremony that each captured flow begins, named in a trigger or in a script.

use leptos::prelude::document;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake::{asked, name_key, settled, use_authenticator};
use crate::{
    mounted::{Mounted, mount},
    settings::captured,
};

#[wasm_bindgen(module = "/tests/browser/fakes.js")]
extern "C" {
    /// Takes the place of the functions that Kratos's `webauthn.js` defines.
    #[wasm_bindgen(js_name = watchScripts)]
    fn watch_scripts();
    #[wasm_bindgen(js_name = scriptsRun)]
    fn scripts_run() -> String;
}

/// The ceremony that a flow's button has to begin.
struct Case {
    flow: Value,
    button: &'static str,
    kind: &'static str,
    /// The input that takes the answer.
    result: &'static str,
}

fn cases() -> [Case; 11] {
    let case = |flow, button, kind, result| Case { flow, button, kind, result };
    let (create, get) = ("create", "get");
    [
        case(captured!("v1.3.1/A-login-init"), "Sign in with passkey", get, "passkey_login"),
        case(captured!("v26.2/A-login-init"), "Sign in with passkey", get, "passkey_login"),
        case(captured!("v1.3.1/A-login-init-refresh-passkey"), "Sign in with passkey", get, "passkey_login"),
        case(captured!("v1.3.1/A-login-init-aal2-webauthn"), "Sign in with hardware key", get, "webauthn_login"),
        case(captured!("v1.3.1/C-login-get-webauthn"), "Continue", get, "webauthn_login"),
        case(captured!("v1.3.1/A-registration-init"), "Sign up with passkey", create, "passkey_register"),
        case(captured!("v26.2/A-registration-init"), "Sign up with passkey", create, "passkey_register"),
        case(captured!("v1.3.1/A-settings-init"), "Add passkey", create, "passkey_settings_register"),
        case(captured!("v26.2/A-settings-init"), "Add passkey", create, "passkey_settings_register"),
        case(captured!("v1.3.1/A-settings-init"), "Add security key", create, "webauthn_register"),
        case(captured!("v26.2/A-settings-init"), "Add security key", create, "webauthn_register"),
    ]
}

/// Returns the flow without the names of triggers, or without the scripts.
fn without(mut flow: Value, attributes: [&str; 2]) -> Value {
    for node in flow["ui"]["nodes"].as_array_mut().unwrap() {
        let node = node["attributes"].as_object_mut().unwrap();
        node.retain(|name, _| !attributes.contains(&name.as_str()));
    }
    flow
}

const TRIGGERS: [&str; 2] = ["onclickTrigger", "onloadTrigger"];
const SCRIPTS: [&str; 2] = ["onclick", "onload"];

/// Presses a flow's button, and checks that it begins the expected ceremony and no other.
async fn begins(case: Case) {
    let Case { flow, button, kind, result } = case;
    use_authenticator("answers", "waits");
    let page = mount(flow).await;
    name_key(&page);

    page.press(button).await;
    settled().await;

    let asked: Vec<_> = asked().into_iter().filter(|asked| asked["mediation"] != "conditional").collect();
    assert_eq!(asked.len(), 1, "{button}");
    assert_eq!(asked[0]["kind"], kind, "{button}");
    assert_eq!(asked[0]["site"], "localhost");
    assert_eq!(results(&page), [result]);
}

/// Returns the inputs that were sent with an authenticator's answer.
fn results(page: &Mounted) -> Vec<String> {
    let sent = page.sent();
    assert_eq!(sent.len(), 1);
    let body = sent[0].as_object().unwrap();
    let is_answer = |value: &Value| value.as_str().is_some_and(|value| value.contains("key-1"));
    body.iter().filter(|(_, value)| is_answer(value)).map(|(name, _)| name.clone()).collect()
}

#[wasm_bindgen_test]
async fn each_button_begins_its_own_ceremony() {
    for case in cases() {
        begins(case).await;
    }
}

#[wasm_bindgen_test]
async fn a_flow_that_names_triggers_needs_no_scripts() {
    for case in cases() {
        begins(Case { flow: without(case.flow, SCRIPTS), ..case }).await;
    }
}

#[wasm_bindgen_test]
async fn a_flow_with_scripts_alone_is_understood_by_their_names() {
    for case in cases() {
        begins(Case { flow: without(case.flow, TRIGGERS), ..case }).await;
    }
}

#[wasm_bindgen_test]
async fn passkeys_are_offered_in_the_autofill_of_each_way_to_sign_in() {
    let flows = || {
        [
            captured!("v1.3.1/A-login-init"),
            captured!("v26.2/A-login-init"),
            captured!("v1.3.1/B-login-init"),
            captured!("v26.2/B-login-init"),
            captured!("v1.3.1/B-login-post-identifier"),
            captured!("v26.2/C-login-init"),
        ]
    };
    let scripts_alone = flows().map(|flow| without(flow, TRIGGERS));
    let triggers_alone = flows().map(|flow| without(flow, SCRIPTS));
    for flow in flows().into_iter().chain(scripts_alone).chain(triggers_alone) {
        use_authenticator("waits", "answers");

        let page = mount(flow).await;
        settled().await;

        assert_eq!(asked().len(), 1);
        assert_eq!(asked()[0]["mediation"], "conditional");
        assert_eq!(asked()[0]["kind"], "get");
        assert_eq!(results(&page), ["passkey_login"]);
    }
}

#[wasm_bindgen_test]
async fn a_second_factor_is_asked_of_the_keys_that_the_account_has() {
    for (flow, button) in [
        (captured!("v1.3.1/A-login-init-aal2-webauthn"), "Sign in with hardware key"),
        (captured!("v1.3.1/C-login-get-webauthn"), "Continue"),
    ] {
        use_authenticator("answers", "waits");
        let page = mount(flow).await;

        page.press(button).await;
        settled().await;

        assert_eq!(asked()[0]["keys"].as_array().unwrap().len(), 1);
    }
}

fn scripts() -> u32 {
    document().query_selector_all("script").unwrap().length()
}

#[wasm_bindgen_test]
async fn nothing_of_a_script_comes_into_the_page_or_runs() {
    for case in cases() {
        watch_scripts();
        use_authenticator("answers", "waits");
        let before = scripts();

        let page = mount(case.flow).await;
        name_key(&page);
        page.press(case.button).await;
        settled().await;

        assert_eq!(page.count("script, [onclick], [onload], [src^='http']"), 0, "{}", case.button);
        assert_eq!(scripts(), before);
        assert_eq!(scripts_run(), "", "{}", case.button);
    }
}
