//! The parts of WebAuthn level 3 that `web-sys` has only behind its unstable flag.

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{PublicKeyCredentialCreationOptions, PublicKeyCredentialRequestOptions};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::PublicKeyCredential)]
    pub(super) type PublicKeyCredential;

    #[wasm_bindgen(static_method_of = PublicKeyCredential, js_name = "parseCreationOptionsFromJSON", catch)]
    pub(super) fn parse_creation_options(json: &JsValue) -> Result<PublicKeyCredentialCreationOptions, JsValue>;

    #[wasm_bindgen(static_method_of = PublicKeyCredential, js_name = "parseRequestOptionsFromJSON", catch)]
    pub(super) fn parse_request_options(json: &JsValue) -> Result<PublicKeyCredentialRequestOptions, JsValue>;

    #[wasm_bindgen(static_method_of = PublicKeyCredential, js_name = "isConditionalMediationAvailable", catch)]
    pub(super) fn is_conditional_mediation_available() -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, js_name = "toJSON", catch)]
    pub(super) fn to_json(this: &PublicKeyCredential) -> Result<JsValue, JsValue>;
}
