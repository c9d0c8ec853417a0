//! Requests that `early.js` has begun while the program was loading.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// All of these requests.
    pub(crate) type Early;

    #[wasm_bindgen(thread_local_v2, js_namespace = window, js_name = leptosKratos)]
    pub(crate) static EARLY: Option<Early>;

    /// Returns the text of the configuration.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn config(this: &Early) -> Promise;

    /// Returns the texts of the person's language, as in their file: bytes, in UTF-8.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn texts(this: &Early) -> Promise;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn flow(this: &Early) -> Option<EarlyFlow>;

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_flow(this: &Early, flow: Option<EarlyFlow>);

    /// The flow that the page's URL asks for.
    pub(crate) type EarlyFlow;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn url(this: &EarlyFlow) -> String;

    /// Returns an [`EarlyAnswer`].
    #[wasm_bindgen(method, getter)]
    pub(crate) fn answer(this: &EarlyFlow) -> Promise;

    /// Answer from Kratos.
    pub(crate) type EarlyAnswer;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn status(this: &EarlyAnswer) -> u16;

    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    pub(crate) fn retry_after(this: &EarlyAnswer) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn body(this: &EarlyAnswer) -> Vec<u8>;
}
