//! The field for a one-time code, on captured flows.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::{
    mounted::{focused_name, frame, mount},
    settings::{captured, description},
};

#[wasm_bindgen(module = "/tests/browser/fakes.js")]
extern "C" {
    /// Inserts text at the caret, as pasting does: within `maxlength`, and with an `input` event.
    #[wasm_bindgen(js_name = pasteInto)]
    fn paste_into(input: &HtmlInputElement, text: &str);
}

/// Returns flows that ask for a code, with its label and the button that sends it.
fn asking_for_a_code() -> [(Value, &'static str, &'static str); 9] {
    [
        (captured!("v1.3.1/C-login-post-code-sent"), "Login code", "Continue"),
        (captured!("v26.2/C-login-post-code-sent"), "Login code", "Continue"),
        (captured!("v26.2/F-login-init-aal2"), "Login code", "Continue"),
        (captured!("v1.3.1/A-recovery-post-sent"), "Recovery code", "Continue"),
        (captured!("v26.2/A-recovery-post-sent"), "Recovery code", "Continue"),
        (captured!("v1.3.1/A-verification-post-sent"), "Verification code", "Continue"),
        (captured!("v26.2/A-verification-post-sent"), "Verification code", "Continue"),
        (captured!("v1.3.1/A-login-init-aal2"), "Authentication code", "Use Authenticator"),
        (captured!("v26.2/A-login-init-aal2"), "Authentication code", "Use Authenticator"),
    ]
}

#[wasm_bindgen_test]
async fn a_phone_shows_digits_and_fills_in_what_was_sent_to_it() {
    for (flow, label, _) in asking_for_a_code() {
        let page = mount(flow).await;
        let code = page.labelled(label);

        assert_eq!(code.get_attribute("type").unwrap(), "text", "a number input takes 1e5 and drops a leading 0");
        assert_eq!(code.get_attribute("inputmode").unwrap(), "numeric");
        assert_eq!(code.get_attribute("autocomplete").unwrap(), "one-time-code");
    }
}

#[wasm_bindgen_test]
async fn a_code_that_is_pasted_with_spaces_is_sent_whole_and_without_them() {
    for (flow, label, button) in asking_for_a_code() {
        let page = mount(flow).await;
        let field: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(page.labelled(label));

        paste_into(&field, " 012 345 ");
        page.press(button).await;

        assert_eq!(page.sent()[0][field.name()], "012345", "{label}");
    }
}

#[wasm_bindgen_test]
async fn a_recovery_code_has_letters_and_is_sent_without_spaces() {
    for flow in [captured!("v1.3.1/A-login-init-aal2"), captured!("v26.2/A-login-init-aal2")] {
        let page = mount(flow).await;
        let field: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(page.labelled("Backup recovery code"));
        assert_eq!(field.get_attribute("inputmode"), None);

        paste_into(&field, " a54t 6ih3 ");
        page.press("Use backup recovery code").await;

        assert_eq!(page.sent()[0]["lookup_secret"], "a54t6ih3");
    }
}

#[wasm_bindgen_test]
async fn a_wrong_code_is_taken_away_and_the_field_waits_for_the_next() {
    let cases = [
        (captured!("v1.3.1/C-login-post-code-sent"), captured!("v1.3.1/C-login-post-code-wrong")),
        (captured!("v26.2/C-login-post-code-sent"), captured!("v26.2/C-login-post-code-wrong")),
        (captured!("v1.3.1/A-recovery-post-sent"), captured!("v1.3.1/A-recovery-post-wrong-code")),
        (captured!("v26.2/A-recovery-post-sent"), captured!("v26.2/A-recovery-post-wrong-code")),
        (captured!("v1.3.1/A-verification-post-sent"), captured!("v1.3.1/A-verification-post-wrong-code")),
        (captured!("v26.2/A-verification-post-sent"), captured!("v26.2/A-verification-post-wrong-code")),
    ];
    for (asked, refused) in cases {
        let page = mount(asked).await;
        page.fill("code", "000000");

        page.press("Continue").await;
        page.answer_with(refused).await;

        assert_eq!(page.input("code").value(), "");
        assert_eq!(focused_name(), "code");
    }
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_an_authenticators_code_is_tied_to_it() {
    for (asked, refused) in [
        (captured!("v1.3.1/A-settings-init"), captured!("v1.3.1/A-settings-post-totp-wrong")),
        (captured!("v26.2/A-settings-init"), captured!("v26.2/A-settings-post-totp-wrong")),
    ] {
        let page = crate::settings::mount_cards(asked).await;
        page.fill("totp_code", "000000");

        page.press_in("#settings-totp", "Save").await;
        page.answer_with(refused).await;
        frame().await;

        let code = page.labelled("Verify code");
        assert_eq!(code.get_attribute("aria-invalid").unwrap(), "true");
        assert_eq!(description(&code), "The provided authentication code is invalid, please try again.");
        assert_eq!(page.input("totp_code").value(), "");
        assert_eq!(focused_name(), "totp_code");
    }
}
