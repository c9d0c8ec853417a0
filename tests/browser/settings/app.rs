//! The authenticator app's card.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{answer_question, buttons, captured, description, mount_cards, says_saved};
use crate::mounted::frame;

const CARD: &str = "#settings-totp";

/// Selector of the secret for setting up an app, as the page shows it.
const SECRET: &str = "#settings-totp [data-testid='node/text/totp_secret_key/text']";

#[wasm_bindgen_test]
async fn an_app_is_set_up_with_a_picture_or_a_secret_and_a_code() {
    let cases = [
        (captured!("v1.3.1/A-settings-init"), "ORSXG5DTOZRWK4TFOQ3DINZYHE4TAMJS"),
        (captured!("v26.2/A-settings-init"), "WMXUQZWIRV7BJQXRD2G35X3U2Q7L6IAG"),
    ];
    for (flow, secret) in cases {
        let page = mount_cards(flow).await;

        let picture = page.find(&format!("{CARD} img")).unwrap();
        assert_eq!(picture.get_attribute("alt").unwrap(), "Authenticator app QR code");
        assert!(picture.get_attribute("src").unwrap().starts_with("data:image/png;base64,"));
        assert_eq!(page.find(SECRET).unwrap().text_content().unwrap(), secret);
        assert_eq!(page.labelled("Verify code").get_attribute("name").unwrap(), "totp_code");
        assert_eq!(buttons(&page, CARD), ["Copy", "Save"]);
    }
}

#[wasm_bindgen_test]
async fn an_app_that_is_set_up_keeps_its_secret_to_itself() {
    let cases = [
        (captured!("v1.3.1/A-settings-init"), captured!("v1.3.1/A-settings-post-totp-ok")),
        (captured!("v26.2/A-settings-init"), captured!("v26.2/A-settings-post-totp-ok")),
    ];
    for (flow, saved) in cases {
        let page = mount_cards(flow).await;
        let secret = page.find(SECRET).unwrap().text_content().unwrap();
        page.fill("totp_code", "123456");

        page.press_in(CARD, "Save").await;
        page.answer_with(saved).await;

        assert_eq!(page.sent()[0]["totp_code"], "123456");
        assert_eq!(page.sent()[0]["method"], "totp");
        assert!(says_saved(&page, CARD));
        assert!(!page.text().contains(&secret));
        assert_eq!(page.count(&format!("{CARD} img, {CARD} input:not([type='hidden'])")), 0);
        assert_eq!(buttons(&page, CARD), ["Unlink TOTP Authenticator App"]);
    }
}

#[wasm_bindgen_test]
async fn without_a_code_the_field_says_so_and_the_picture_stays() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    page.press_in(CARD, "Save").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-totp-empty")).await;

    assert!(description(&page.labelled("Verify code")).contains("missing"));
    assert_eq!(page.count(&format!("{CARD} img")), 1);
}

#[wasm_bindgen_test]
async fn an_app_that_is_unlinked_can_be_set_up_anew() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-totp-ok")).await;

    page.press_in(CARD, "Unlink TOTP Authenticator App").await;
    frame().await;
    assert!(page.sent().is_empty(), "it asks first");
    answer_question(&page, "Unlink").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-totp-unlink")).await;

    assert_eq!(page.sent()[0]["totp_unlink"], "true");
    assert!(says_saved(&page, CARD));
    assert_eq!(buttons(&page, CARD), ["Copy", "Save"]);
    assert_eq!(page.count(&format!("{CARD} img")), 1);
}
