//! Recovery codes and the authenticator app's secret: the actions that a person has for them.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{captured, mount_cards};
use crate::mounted::{Mounted, frame};

const CARD: &str = "#settings-lookup_secret";

#[wasm_bindgen(module = "/tests/browser/fakes.js")]
extern "C" {
    #[wasm_bindgen(js_name = watchBrowser)]
    fn watch_browser(clipboard: &str);
    fn watched() -> String;
}

fn record() -> Value {
    serde_json::from_str(&watched()).unwrap()
}

/// Opens the card with newly made codes, and returns them with it.
async fn generated(flow: Value) -> (Mounted, String) {
    let page = mount_cards(flow).await;
    let codes: Vec<_> = page.all(".text-codes code").iter().map(|code| code.text_content().unwrap()).collect();
    assert_eq!(codes.len(), 12);
    (page, codes.join("\n"))
}

fn both() -> [Value; 2] {
    [captured!("v1.3.1/A-settings-post-lookup-regenerate"), captured!("v26.2/A-settings-post-lookup-regenerate")]
}

#[wasm_bindgen_test]
async fn codes_can_be_copied_a_line_each() {
    for flow in both() {
        watch_browser("lets");
        let (page, codes) = generated(flow).await;

        page.press_in(CARD, "Copy").await;
        frame().await;

        assert_eq!(record()["copied"], codes);
        let told = page.find("#settings-lookup_secret [role='status']:not(.messages)").unwrap();
        assert_eq!(told.text_content().unwrap(), "Copied");
        assert!(page.sent().is_empty(), "this submits nothing");
    }
}

#[wasm_bindgen_test]
async fn codes_can_be_saved_as_a_text_file() {
    for flow in both() {
        watch_browser("lets");
        let (page, codes) = generated(flow).await;

        page.press_in(CARD, "Download").await;
        frame().await;

        assert_eq!(record()["name"], "recovery-codes.txt");
        assert_eq!(record()["link"], "blob:made-up");
        assert_eq!(record()["file"], codes + "\n");
        assert_eq!(record()["type"], "text/plain;charset=utf-8");
        assert_eq!(record()["freed"], "blob:made-up after blob:made-up", "the file is not kept in memory");
        assert!(page.sent().is_empty(), "this submits nothing");
    }
}

#[wasm_bindgen_test]
async fn codes_can_be_printed() {
    watch_browser("lets");
    let (page, _) = generated(captured!("v1.3.1/A-settings-post-lookup-regenerate")).await;

    page.press_in(CARD, "Print").await;

    assert_eq!(record()["prints"], 1);
    assert!(page.sent().is_empty(), "this submits nothing");
}

#[wasm_bindgen_test]
async fn codes_are_confirmed_by_the_first_button() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-lookup-regenerate")).await;

    page.press_in("#settings-lookup_secret", "Confirm backup recovery codes").await;

    assert_eq!(page.sent()[0]["lookup_secret_confirm"], "true");
}

#[wasm_bindgen_test]
async fn used_codes_are_shown_as_used_and_not_copied() {
    watch_browser("lets");
    let page = mount_cards(captured!("v1.3.1/A-settings-post-lookup-reveal")).await;

    let used = page.all(".text-code-used");
    assert!(!used.is_empty());
    assert!(used.iter().all(|code| code.text_content().unwrap().starts_with("Used on ")));
    page.press_in("#settings-lookup_secret", "Copy").await;
    frame().await;
    let copied = record()["copied"].as_str().unwrap().to_owned();
    assert!(copied.starts_with("lookup") && !copied.to_lowercase().contains("used"), "{copied}");
}

#[wasm_bindgen_test]
async fn the_apps_secret_can_be_copied_and_is_the_latest() {
    watch_browser("lets");
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;
    let mut later = captured!("v1.3.1/A-settings-init");
    for node in later["ui"]["nodes"].as_array_mut().unwrap() {
        if node["attributes"]["id"] == "totp_secret_key" {
            node["attributes"]["text"]["context"]["secret"] = "LATER".into();
        }
    }
    page.show(later).await;

    page.press_in("#settings-totp", "Copy").await;
    frame().await;

    assert_eq!(record()["copied"], "LATER");
}

#[wasm_bindgen_test]
async fn who_cannot_copy_is_told_how_else() {
    for clipboard in ["refuses", "lacks"] {
        watch_browser(clipboard);
        let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

        page.press_in("#settings-totp", "Copy").await;
        frame().await;

        assert!(page.text().contains("select the text and copy it yourself"), "the browser {clipboard} it");
    }
}
