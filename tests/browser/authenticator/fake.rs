//! An authenticator that does as it is told: `answers`, `waits`, or refuses with the name of an error.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::mounted::{Mounted, frame};

#[wasm_bindgen(inline_js = r#"
let asked = [];
const statics = ["parseCreationOptionsFromJSON", "parseRequestOptionsFromJSON"];
const parsers = statics.map((name) => PublicKeyCredential[name]);

function credential() {
  const answer = Object.create(PublicKeyCredential.prototype);
  Object.defineProperty(answer, "toJSON", { value: () => ({ id: "key-1", type: "public-key" }) });
  return answer;
}

function authenticator(kind, behaviour) {
  return (options) => {
    asked.push({ kind, ...options });
    return new Promise((resolve, reject) => {
      options.signal.addEventListener("abort", () => reject(new DOMException("ended", "AbortError")));
      if (behaviour === "answers") resolve(credential());
      else if (behaviour !== "waits") reject(new DOMException("refused", behaviour));
    });
  };
}

export function useAuthenticator(modal, conditional) {
  asked = [];
  const get = (options) => authenticator("get", options.mediation === "conditional" ? conditional : modal)(options);
  Object.defineProperty(navigator.credentials, "get", { value: get, configurable: true });
  Object.defineProperty(navigator.credentials, "create", { value: authenticator("create", modal), configurable: true });
  PublicKeyCredential.isConditionalMediationAvailable = async () => true;
  statics.forEach((name, index) => { PublicKeyCredential[name] = parsers[index]; });
}

export function useOldBrowser() {
  asked = [];
  for (const name of statics) delete PublicKeyCredential[name];
}

export function askedFor() {
  const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return JSON.stringify(asked.map(({ kind, publicKey, mediation, signal }) => ({
    kind,
    user: publicKey.user && publicKey.user.name,
    site: publicKey.rpId ?? publicKey.rp.id,
    challenge: new Uint8Array(publicKey.challenge).length,
    keys: (publicKey.allowCredentials ?? []).map(({ id }) => text(id)),
    mediation,
    aborted: signal.aborted,
  })));
}
"#)]
extern "C" {
    /// Puts one in the place of the browser's, for its dialogue and for the autofill.
    #[wasm_bindgen(js_name = useAuthenticator)]
    pub(crate) fn use_authenticator(modal: &str, conditional: &str);
    /// Takes away what older browsers lack.
    #[wasm_bindgen(js_name = useOldBrowser)]
    pub(crate) fn use_old_browser();
    #[wasm_bindgen(js_name = askedFor)]
    fn asked_for() -> String;
}

/// Returns what was asked of the authenticator, in order.
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
