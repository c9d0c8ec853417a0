//! A fake authenticator that follows instructions: `answers`, `waits`, or refuses with the name of an error.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::mounted::{Mounted, frame};

#[wasm_bindgen(module = "/tests/browser/fakes.js")]
extern "C" {
    /// Puts one in the place of the browser's, for its dialogue and for the autofill.
    #[wasm_bindgen(js_name = useAuthenticator)]
    pub(crate) fn use_authenticator(modal: &str, conditional: &str);
    /// Removes the functions that older browsers lack.
    #[wasm_bindgen(js_name = useOldBrowser)]
    pub(crate) fn use_old_browser();
    #[wasm_bindgen(js_name = askedFor)]
    fn asked_for() -> String;
}

/// Returns the requests to the authenticator, in order.
pub(crate) fn asked() -> Vec<Value> {
    serde_json::from_str(&asked_for()).unwrap()
}

/// Gives a new security key a name, without which none is made.
pub(crate) fn name_key(page: &Mounted) {
    let name = "webauthn_register_displayname";
    if page.count(&format!("[name='{name}']")) > 0 {
        page.fill(name, "Blue key");
    }
}

/// Waits until it has answered and the answer is submitted.
pub(crate) async fn settled() {
    for _ in 0..4 {
        frame().await;
    }
}
