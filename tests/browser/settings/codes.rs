//! Recovery codes and the authenticator app's secret: what a person can do with them.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{captured, mount_cards};
use crate::mounted::frame;

#[wasm_bindgen(inline_js = r#"
let record = {};

export function watchBrowser(isCopyRefused) {
  record = { prints: 0 };
  const writeText = async (text) => {
    if (isCopyRefused) throw new DOMException("refused", "NotAllowedError");
    record.copied = text;
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  window.print = () => { record.prints += 1; };
  URL.createObjectURL = (blob) => { blob.text().then((text) => { record.file = text; }); return "blob:made-up"; };
  HTMLAnchorElement.prototype.click = function () { record.name = this.download; };
}

export function watched() {
  return JSON.stringify(record);
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = watchBrowser)]
    fn watch_browser(is_copy_refused: bool);
    fn watched() -> String;
}

fn record() -> Value {
    serde_json::from_str(&watched()).unwrap()
}

#[wasm_bindgen_test]
async fn codes_can_be_copied_saved_and_printed() {
    watch_browser(false);
    let page = mount_cards(captured!("v1.3.1/A-settings-post-lookup-regenerate")).await;
    let codes: Vec<_> = page.all(".text-codes code").iter().map(|code| code.text_content().unwrap()).collect();
    assert_eq!(codes.len(), 12);

    page.press_in("#settings-lookup_secret", "Copy").await;
    page.press_in("#settings-lookup_secret", "Download").await;
    page.press_in("#settings-lookup_secret", "Print").await;
    frame().await;

    assert_eq!(record()["copied"], codes.join("\n"));
    assert_eq!(record()["file"], codes.join("\n") + "\n");
    assert_eq!(record()["name"], "recovery-codes.txt");
    assert_eq!(record()["prints"], 1);
    assert!(page.text().contains("Copied"));
    assert!(page.sent().is_empty(), "none of this submits the form");
}

#[wasm_bindgen_test]
async fn codes_are_confirmed_by_the_first_button() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-lookup-regenerate")).await;

    page.press_in("#settings-lookup_secret", "Confirm backup recovery codes").await;

    assert_eq!(page.sent()[0]["lookup_secret_confirm"], "true");
}

#[wasm_bindgen_test]
async fn used_codes_are_shown_as_used_and_not_copied() {
    watch_browser(false);
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
    watch_browser(false);
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
    watch_browser(true);
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;

    page.press_in("#settings-totp", "Copy").await;
    frame().await;

    assert!(page.text().contains("select the text and copy it yourself"));
}
