//! The passkeys' card.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{answer_question, buttons, captured, mount_cards, says_saved};
use crate::{
    authenticator::fake::{asked, settled, use_authenticator},
    mounted::frame,
};

const CARD: &str = "#settings-passkey";

#[wasm_bindgen_test]
async fn a_new_passkey_is_named_after_the_account_and_sent_alone() {
    for flow in [captured!("v1.3.1/A-settings-init"), captured!("v26.2/A-settings-init")] {
        use_authenticator("answers", "waits");
        let email = flow["identity"]["traits"]["email"].clone();
        let page = mount_cards(flow).await;
        assert_eq!(buttons(&page, CARD), ["Add passkey"]);

        page.press_in(CARD, "Add passkey").await;
        settled().await;

        assert_eq!(asked().len(), 1);
        assert_eq!(asked()[0]["kind"], "create");
        assert_eq!(asked()[0]["user"], email);
        let sent = &page.sent()[0];
        assert!(sent["passkey_settings_register"].as_str().unwrap().contains("key-1"));
        assert!(sent.get("webauthn_register").is_none() && sent.get("passkey_register").is_none());
    }
}

#[wasm_bindgen_test]
async fn each_passkey_is_listed_with_its_day_and_a_button_that_names_it() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-passkey-ok")).await;

    let passkeys = page.all(&format!("{CARD} .item"));
    assert_eq!(passkeys.len(), 2);
    for passkey in passkeys {
        let text = passkey.text_content().unwrap();
        assert!(text.contains("unnamed") && text.contains("Added on ") && text.contains("2026"), "{text}");
        let button = passkey.query_selector("button").unwrap().unwrap();
        assert_eq!(button.get_attribute("aria-label").unwrap(), "Remove passkey \"unnamed\"");
    }
    assert_eq!(buttons(&page, CARD), ["Add passkey"]);
}

#[wasm_bindgen_test]
async fn of_two_passkeys_the_one_that_was_meant_is_removed() {
    let (meant, other) = ("4b949c130904506119a31ad2ca94bc9a", "b41a0b39cbcdc422c6f5740861dae1bf");
    let page = mount_cards(captured!("v1.3.1/A-settings-post-passkey-ok")).await;

    page.find(&format!("{CARD} button[value='{meant}']")).unwrap().unchecked_into::<HtmlElement>().click();
    frame().await;
    answer_question(&page, "Remove").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-passkey-remove")).await;

    assert_eq!(page.sent()[0]["passkey_remove"], meant);
    assert_eq!(page.count(&format!("{CARD} .item")), 1);
    assert_eq!(page.count(&format!("{CARD} button[value='{other}']")), 1);
    assert!(says_saved(&page, CARD));
}

#[wasm_bindgen_test]
async fn a_device_that_has_one_already_says_so_on_this_card() {
    use_authenticator("InvalidStateError", "waits");
    let page = mount_cards(captured!("v1.3.1/A-settings-init-passkey-only")).await;

    page.press_in(CARD, "Add passkey").await;
    settled().await;

    let told = page.find(&format!("{CARD} [role='alert']")).unwrap().text_content().unwrap();
    assert!(told.contains("registered for your account already"), "{told}");
    assert!(page.sent().is_empty());
}

#[wasm_bindgen_test]
async fn an_answer_that_kratos_does_not_take_is_said_on_this_card() {
    use_authenticator("answers", "waits");
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    page.press_in(CARD, "Add passkey").await;
    settled().await;
    page.answer_with(captured!("v1.3.1/A-settings-post-passkey-garbage")).await;

    assert_eq!(page.count("[data-testid='ui/message/4000001']"), 1);
    assert_eq!(page.count(&format!("{CARD} [data-testid='ui/message/4000001']")), 1);
}
