//! The browser's `Intl`: dates, numbers and lists in the conventions of a language.

use js_sys::{Array, Date, Intl::RelativeTimeFormat, Number, Object};
use wasm_bindgen::prelude::*;

use crate::i18n::Format;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str) -> Result<ListFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, items: &Array) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "DisplayNames", catch)]
    fn new_names(language: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// Some languages' names for themselves. A browser knows all, but the first query takes a slow phone 80 ms, and the
/// menu of languages stands above the form that the person waits for.
const LANGUAGES: [(&str, &str); 12] = [
    ("en", "English"),
    ("ko", "한국어"),
    ("ja", "日本語"),
    ("zh", "中文"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("uk", "Українська"),
];

/// Returns a language's name for itself, or its tag if the browser does not know it.
pub(crate) fn language_name(tag: &str) -> String {
    if let Some((_, name)) = LANGUAGES.iter().find(|(known, _)| *known == tag) {
        return (*name).to_owned();
    }
    let names = DisplayNames::new_names(tag, &options(&[("type", "language")]));
    names.and_then(|names| names.of(tag)).ok().flatten().unwrap_or_else(|| tag.to_owned())
}

/// Milliseconds in a second.
const SECOND: f64 = 1000.0;
const MINUTES_PER_HOUR: f64 = 60.0;
const MINUTES_PER_DAY: f64 = 24.0 * MINUTES_PER_HOUR;

/// Formats for one language.
pub(crate) struct Intl<'a>(&'a str);

impl<'a> Intl<'a> {
    pub(crate) fn new(language: &'a str) -> Self {
        Self(language)
    }

    /// Formats a time (RFC 3339) with its day.
    pub(crate) fn date_time(&self, rfc3339: &str) -> String {
        self.of_date(&Date::new(&rfc3339.into()))
    }

    /// Formats the day of a time (RFC 3339).
    pub(crate) fn date(&self, rfc3339: &str) -> String {
        let date = Date::new(&rfc3339.into());
        String::from(date.to_locale_date_string(self.0, &options(&[("dateStyle", "long")])))
    }

    fn of_date(&self, date: &Date) -> String {
        let options = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
        String::from(date.to_locale_string(self.0, &options))
    }
}

impl Format for Intl<'_> {
    fn number(&self, number: f64) -> String {
        String::from(Number::from(number).to_locale_string(self.0))
    }

    fn list(&self, items: &[String]) -> String {
        let array: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
        // Browsers from before 2021 have none.
        ListFormat::new(self.0).map_or_else(|_| items.join(", "), |list| list.format(&array))
    }

    fn time(&self, seconds: f64) -> String {
        self.of_date(&Date::new(&JsValue::from_f64(seconds * SECOND)))
    }

    fn relative(&self, seconds: f64) -> String {
        let minutes = (seconds - Date::now() / SECOND) / 60.0;
        let (number, unit) = match minutes.abs() {
            much if much >= MINUTES_PER_DAY => (minutes / MINUTES_PER_DAY, "day"),
            much if much >= MINUTES_PER_HOUR => (minutes / MINUTES_PER_HOUR, "hour"),
            _ => (minutes, "minute"),
        };
        let format = RelativeTimeFormat::new(&Array::of1(&self.0.into()), &Object::new());
        String::from(format.format(number.round(), unit))
    }
}

fn options(pairs: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (name, value) in pairs {
        // Cannot fail: the object is ours.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options.into()
}
