//! Any message in any language: `{"texts": a file of public/locale, "message": one of Kratos's}`.

#![no_main]

use leptos_kratos::{
    i18n::{Format, Texts},
    protocol::{FromJson, Message},
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|json: &str| {
    let Ok(json) = serde_json::from_str::<Value>(json) else { return };
    let Some(message) = Message::from_json(&json["message"]) else { return };

    assert_eq!(Texts::default().message(&message, &Plain), message.text, "Kratos's own words if there are no others");
    let Ok(texts) = Texts::read("ko", &json["texts"].to_string()) else {
        assert!(!json["texts"].is_object());
        return;
    };
    let said = texts.message(&message, &Plain);
    assert_eq!(texts.message(&message, &Plain), said, "the same again");
    assert!(!said.is_empty() || is_silent(&json, &message), "a text is never lost");
    assert_eq!(texts.clone().overridden_by(&Value::Null), texts);
    let overridden = Texts::default().overridden_by(&json["texts"]);
    assert_eq!(overridden.message(&message, &Plain), said, "what an operator says is said as a file says it");
});

/// Returns whether there is no text to show: neither from Kratos nor from a translation that is empty.
fn is_silent(json: &Value, message: &Message) -> bool {
    let translations = json["texts"]["texts"].as_object();
    let is_emptied = translations.is_some_and(|texts| !texts.is_empty());
    message.text.is_empty() || is_emptied
}

/// The work of a browser's `Intl`, in a plain form.
struct Plain;

impl Format for Plain {
    fn number(&self, number: f64) -> String {
        number.to_string()
    }

    fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }

    fn time(&self, seconds: f64) -> String {
        format!("at {seconds}")
    }

    fn relative(&self, seconds: f64) -> String {
        format!("in {seconds}")
    }
}
