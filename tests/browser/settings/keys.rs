//! The security keys' card.

use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{answer_question, buttons, captured, description, mount_cards, says_saved};
use crate::{
    authenticator::fake::{asked, settled, use_authenticator},
    mounted::{focused_name, frame},
};

const CARD: &str = "#settings-webauthn";

fn without_a_key() -> [Value; 2] {
    [captured!("v1.3.1/A-settings-init"), captured!("v26.2/A-settings-init")]
}

#[wasm_bindgen_test]
async fn who_has_none_can_name_one_and_add_it() {
    for flow in without_a_key() {
        let page = mount_cards(flow).await;

        assert_eq!(page.count(&format!("{CARD} .item")), 0);
        let name = page.labelled("Name of the security key");
        assert_eq!(name.get_attribute("name").unwrap(), "webauthn_register_displayname");
        assert_eq!(buttons(&page, CARD), ["Add security key"]);
    }
}

#[wasm_bindgen_test]
async fn a_new_key_is_made_and_sent_with_its_name() {
    for flow in without_a_key() {
        use_authenticator("answers", "waits");
        let page = mount_cards(flow).await;
        page.fill("webauthn_register_displayname", "Blue key");

        page.press_in(CARD, "Add security key").await;
        settled().await;

        assert_eq!(asked().len(), 1);
        assert_eq!(asked()[0]["kind"], "create");
        assert_eq!(asked()[0]["site"], "localhost");
        let sent = &page.sent()[0];
        assert_eq!(sent["webauthn_register_displayname"], "Blue key");
        assert!(sent["webauthn_register"].as_str().unwrap().contains("key-1"));
        assert!(sent.get("passkey_settings_register").is_none());
    }
}

#[wasm_bindgen_test]
async fn a_key_that_was_added_is_listed_and_another_can_be() {
    use_authenticator("answers", "waits");
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;
    page.fill("webauthn_register_displayname", "Blue key");

    page.press_in(CARD, "Add security key").await;
    settled().await;
    page.answer_with(captured!("v1.3.1/A-settings-post-webauthn-ok")).await;

    assert!(page.find(&format!("{CARD} .item")).unwrap().text_content().unwrap().contains("Blue key"));
    assert!(says_saved(&page, CARD));
    assert_eq!(page.input("webauthn_register_displayname").value(), "");
    assert_eq!(buttons(&page, CARD), ["Add security key"]);
}

#[wasm_bindgen_test]
async fn without_a_name_no_key_is_made_and_the_field_has_the_focus() {
    for flow in without_a_key() {
        use_authenticator("answers", "waits");
        let page = mount_cards(flow).await;

        page.press_in(CARD, "Add security key").await;
        settled().await;

        let told = page.find(&format!("{CARD} [role='alert']")).unwrap().text_content().unwrap();
        assert!(told.contains("Give the security key a name"), "{told}");
        assert_eq!(focused_name(), "webauthn_register_displayname");
        assert!(asked().is_empty() && page.sent().is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_name_that_kratos_does_not_take_is_asked_for_again() {
    use_authenticator("answers", "waits");
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;
    page.fill("webauthn_register_displayname", "Blue key");

    page.press_in(CARD, "Add security key").await;
    settled().await;
    page.answer_with(captured!("v1.3.1/A-settings-post-webauthn-no-name")).await;

    assert!(!description(&page.labelled("Name of the security key")).is_empty());
    assert_eq!(focused_name(), "webauthn_register_displayname");
}

#[wasm_bindgen_test]
async fn a_key_that_was_removed_is_gone_from_the_list() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-webauthn-ok")).await;

    page.press_in(&format!("{CARD} .item"), "Remove").await;
    frame().await;
    answer_question(&page, "Remove").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-webauthn-remove")).await;

    assert_eq!(page.sent()[0]["webauthn_remove"], "517b27058d4c22cd2a005a00ae399c4e");
    assert_eq!(page.count(&format!("{CARD} .item")), 0);
    assert!(says_saved(&page, CARD));
}

#[wasm_bindgen_test]
async fn who_cancels_is_told_on_this_card_and_keeps_the_name() {
    for flow in without_a_key() {
        use_authenticator("NotAllowedError", "waits");
        let page = mount_cards(flow).await;
        page.fill("webauthn_register_displayname", "Blue key");

        page.press_in(CARD, "Add security key").await;
        settled().await;

        assert_eq!(page.count("[role='alert']"), 1);
        let told = page.find(&format!("{CARD} [role='alert']")).unwrap().text_content().unwrap();
        assert!(told.contains("cancelled or took too long"), "{told}");
        assert_eq!(page.input("webauthn_register_displayname").value(), "Blue key");
        assert!(page.sent().is_empty());
        assert_eq!(page.count(":disabled"), 0);
    }
}
