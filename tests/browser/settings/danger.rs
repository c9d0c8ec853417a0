//! Every removal asks first.

use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent, KeyboardEventInit};

use super::{answer_question, captured, mount_cards};
use crate::mounted::{Mounted, frame};

fn dialog(page: &Mounted) -> HtmlDialogElement {
    page.find("dialog[open]").expect("a question is asked").unchecked_into()
}

fn named(page: &Mounted, name: &str) -> HtmlElement {
    page.find(&format!("button[name='{name}']")).expect("there is such a button").unchecked_into()
}

#[wasm_bindgen_test]
async fn each_button_that_takes_something_away_asks_and_says_what_follows() {
    let cases: [(Value, &str, &str, &str); 6] = [
        (captured!("v1.3.1/A-settings-init-linked"), "unlink", "Unlink Local?", "Unlink"),
        (captured!("v1.3.1/A-settings-init-all-enrolled"), "totp_unlink", "Unlink the authenticator app?", "Unlink"),
        (
            captured!("v1.3.1/A-settings-init-all-enrolled"),
            "lookup_secret_disable",
            "Disable your recovery codes?",
            "Disable",
        ),
        (
            captured!("v1.3.1/A-settings-post-lookup-reveal"),
            "lookup_secret_regenerate",
            "Make new recovery codes?",
            "Make new codes",
        ),
        (
            captured!("v1.3.1/A-settings-post-webauthn-ok"),
            "webauthn_remove",
            "Remove the security key “Blue key”?",
            "Remove",
        ),
        (captured!("v1.3.1/A-settings-post-passkey-ok"), "passkey_remove", "Remove the passkey “unnamed”?", "Remove"),
    ];
    for (flow, name, title, yes) in cases {
        let page = mount_cards(flow).await;

        named(&page, name).click();
        frame().await;

        let asked = dialog(&page);
        assert_eq!(asked.query_selector("h2").unwrap().unwrap().text_content().unwrap(), title);
        for attribute in ["aria-labelledby", "aria-describedby"] {
            let id = asked.get_attribute(attribute).unwrap();
            let text = page.find(&format!("#{id}")).unwrap().text_content().unwrap();
            assert!(!text.is_empty() && !text.contains('{'), "{text}");
        }
        assert!(page.sent().is_empty(), "{name} waits for the answer");

        answer_question(&page, yes).await;
        assert_eq!(page.sent().len(), 1);
        assert!(page.sent()[0].get(name).is_some());
        assert_eq!(page.count("dialog"), 0);
    }
}

#[wasm_bindgen_test]
async fn who_cancels_loses_nothing_and_is_where_they_were() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init-linked")).await;
    named(&page, "unlink").focus().unwrap();

    named(&page, "unlink").click();
    frame().await;
    answer_question(&page, "Cancel").await;

    assert!(page.sent().is_empty());
    assert_eq!(page.count("dialog"), 0);
    assert_eq!(crate::mounted::focused_name(), "unlink");
}

#[wasm_bindgen_test]
async fn who_cancels_finds_all_as_it_was() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init-linked")).await;
    page.fill("traits.name", "Not saved yet");
    page.fill("totp_code", "123456");

    named(&page, "unlink").click();
    frame().await;
    answer_question(&page, "Cancel").await;

    assert_eq!(page.input("traits.name").value(), "Not saved yet");
    assert_eq!(page.input("totp_code").value(), "123456");
    assert_eq!(page.count(":disabled, .button-pending, [aria-busy='true']"), 0);
    named(&page, "unlink").click();
    frame().await;
    assert_eq!(page.count("dialog[open]"), 1, "it can be asked again");
}

#[wasm_bindgen_test]
async fn the_first_recovery_codes_need_no_question() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    named(&page, "lookup_secret_regenerate").click();
    frame().await;

    assert_eq!(page.count("dialog"), 0);
    assert_eq!(page.sent().len(), 1);
}

#[wasm_bindgen_test]
async fn the_enter_key_in_a_field_never_takes_anything_away() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-webauthn-ok")).await;
    page.fill("webauthn_register_displayname", "Second key");
    let enter = KeyboardEventInit::new();
    enter.set_key("Enter");
    enter.set_bubbles(true);
    enter.set_cancelable(true);

    let enter = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &enter).unwrap();
    let goes_on = page.input("webauthn_register_displayname").dispatch_event(&enter).unwrap();
    frame().await;

    assert!(!goes_on, "the browser does not press the form's first button");
    assert_eq!(page.count("dialog"), 0);
    assert!(page.sent().iter().all(|body| body.get("webauthn_remove").is_none()));
}

#[wasm_bindgen_test]
async fn a_button_pressed_without_the_focus_still_asks() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-webauthn-ok")).await;
    page.input("webauthn_register_displayname").focus().unwrap();

    named(&page, "webauthn_remove").click();
    frame().await;

    assert_eq!(page.count("dialog"), 1, "a screen reader presses without moving the focus");
    assert!(page.sent().is_empty());
}

#[wasm_bindgen_test]
async fn a_key_is_listed_with_its_name_and_day() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-webauthn-ok")).await;

    let key = page.find("#settings-webauthn .item").unwrap().text_content().unwrap();
    assert!(key.contains("Blue key") && key.contains("Added on ") && key.contains("2026"), "{key}");
    let label = named(&page, "webauthn_remove").get_attribute("aria-label").unwrap();
    assert_eq!(label, "Remove security key \"Blue key\"");
}
