//! The page's sentence when the authenticator gives no answer, and the person's way on.

use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake::{asked, name_key, settled, use_authenticator, use_old_browser};
use crate::{
    mounted::{Mounted, mount},
    settings::captured,
};

const CANCELLED: &str = "The request was cancelled or took too long.";
const ALREADY: &str = "This device or key is registered for your account already.";
const UNSUPPORTED: &str = "This browser can’t use passkeys or security keys here.";
const ORIGIN: &str = "Passkeys and security keys of this service don’t belong to this web address.";

fn flows() -> [(Value, &'static str); 7] {
    [
        (captured!("v1.3.1/A-login-init"), "Sign in with passkey"),
        (captured!("v26.2/A-login-init"), "Sign in with passkey"),
        (captured!("v1.3.1/A-login-init-aal2-webauthn"), "Sign in with hardware key"),
        (captured!("v1.3.1/A-registration-init"), "Sign up with passkey"),
        (captured!("v26.2/A-registration-init"), "Sign up with passkey"),
        (captured!("v1.3.1/A-settings-init"), "Add security key"),
        (captured!("v26.2/A-settings-init"), "Add passkey"),
    ]
}

/// Checks that a sentence is shown once, that no request was sent, and that every control is usable again.
fn is_told(page: &Mounted, sentence: &str) {
    assert_eq!(page.count("[role='alert']"), 1, "{sentence}");
    let told = page.find("[role='alert'] p").unwrap().text_content().unwrap();
    assert!(told.starts_with(sentence), "{told}");
    assert!(page.sent().is_empty());
    assert_eq!(page.count("fieldset:disabled, .button-pending"), 0);
    assert_eq!(page.button("Try again").get_attribute("type").unwrap(), "button");
}

#[wasm_bindgen_test]
async fn each_refusal_is_told_in_its_own_words_in_every_flow() {
    let refusals = [
        ("NotAllowedError", CANCELLED),
        ("InvalidStateError", ALREADY),
        ("NotSupportedError", UNSUPPORTED),
        ("SecurityError", ORIGIN),
    ];
    for (refusal, sentence) in refusals {
        for (flow, button) in flows() {
            use_authenticator(refusal, "waits");
            let page = mount(flow).await;
            name_key(&page);

            page.press(button).await;
            settled().await;

            is_told(&page, sentence);
        }
    }
}

#[wasm_bindgen_test]
async fn a_browser_that_cannot_says_so_only_when_it_is_asked() {
    for (flow, button) in flows() {
        use_authenticator("answers", "waits");
        use_old_browser();
        let page = mount(flow).await;
        name_key(&page);
        settled().await;
        assert_eq!(page.count("[role='alert']"), 0, "{button}");

        page.press(button).await;
        settled().await;

        is_told(&page, UNSUPPORTED);
        assert!(asked().is_empty());
    }
    use_authenticator("answers", "waits");
}

#[wasm_bindgen_test]
async fn what_kratos_may_invent_is_told_to_be_unsupported() {
    use_authenticator("answers", "waits");
    let mut flow = captured!("v26.2/A-settings-init");
    for node in flow["ui"]["nodes"].as_array_mut().unwrap() {
        if node["attributes"]["name"] == "passkey_register_trigger" {
            node["attributes"]["onclickTrigger"] = "oryTelepathy".into();
        }
    }
    let page = mount(flow).await;

    page.press("Add passkey").await;
    settled().await;

    is_told(&page, UNSUPPORTED);
    assert!(asked().is_empty());
}

#[wasm_bindgen_test]
async fn the_autofill_says_nothing_when_it_is_refused() {
    for refusal in ["NotAllowedError", "SecurityError", "UnknownError"] {
        use_authenticator("answers", refusal);
        let page = mount(captured!("v26.2/A-login-init")).await;
        settled().await;

        assert_eq!(asked().len(), 1);
        assert_eq!(page.count("[role='alert']"), 0);
        assert_eq!(page.count("fieldset:disabled"), 0);
        assert!(page.sent().is_empty());
    }
}

#[wasm_bindgen_test]
async fn after_a_refusal_passkeys_are_offered_in_the_autofill_again() {
    use_authenticator("NotAllowedError", "waits");
    let page = mount(captured!("v26.2/A-login-init")).await;
    settled().await;

    page.press("Sign in with passkey").await;
    settled().await;

    let mediations: Vec<_> = asked().iter().map(|asked| asked["mediation"].clone()).collect();
    assert_eq!(mediations, [Value::from("conditional"), Value::Null, Value::from("conditional")]);
    assert_eq!(asked()[0]["aborted"], true);
    assert_eq!(asked()[2]["aborted"], false);
}
