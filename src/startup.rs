//! Startup: the operator's configuration and the texts of the person's language.
//!
//! `early.js` has begun to fetch both while the program was loading.

use js_sys::{Promise, Uint8Array};
use leptos::{logging, prelude::document};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{
    client::text,
    config::{Config, ReadConfig},
    early::{EARLY, Early},
    i18n::{Texts, speak},
};

/// Returns the configuration and the companion server's API, for the separate account program. The page's program has
/// already reported errors in the configuration.
pub(crate) async fn configuration() -> (Config, String) {
    let config = EARLY.with(|early| early.as_ref().map(Early::config));
    let file = match config {
        Some(config) => value(config).await.ok().and_then(|file| file.as_string()).unwrap_or_default(),
        None => String::new(),
    };
    let json = serde_json::from_str::<Value>(&file).unwrap_or_default();
    let api = json.get("api").and_then(Value::as_str).unwrap_or_default();
    (Config::read(&file).config, api.to_owned())
}

/// Returns the configuration, and makes the page use the person's language.
///
/// Anything that cannot be loaded or read is replaced by defaults, with a line in the console.
pub async fn start() -> Config {
    let Some((config, texts)) = EARLY.with(|early| early.as_ref().map(|early| (early.config(), early.texts()))) else {
        return Config::default();
    };
    let ReadConfig { config, complaints } = match value(config).await {
        Ok(file) => Config::read(&file.as_string().unwrap_or_default()),
        Err(reason) => ReadConfig { config: Config::default(), complaints: vec![reason] },
    };
    if !complaints.is_empty() {
        logging::warn!("leptos-kratos: config.json leaves defaults: {}", complaints.join("; "));
    }
    let file = value(texts).await;
    // Set when the language was chosen, which is before its texts are there.
    let language = document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let texts = match file {
        Ok(file) => Texts::read(&language, &text(Uint8Array::new(&file).to_vec())).map_err(|error| error.to_string()),
        Err(reason) => Err(reason),
    };
    match texts {
        Ok(texts) => speak(texts.overridden_by(&config.texts[&language])),
        Err(reason) => {
            logging::warn!("leptos-kratos: the texts of {language:?} could not be had, so it is English: {reason}");
            speak(Texts::default().overridden_by(&config.texts["en"]));
        }
    }
    config
}

async fn value(promise: Promise) -> Result<JsValue, String> {
    JsFuture::from(promise).await.map_err(|error| {
        error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
    })
}
