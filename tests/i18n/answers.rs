//! Answers of real servers are translated to Korean.

use std::{collections::BTreeSet, fs, path::Path};

use leptos_kratos::i18n::{
    particle::choose,
    template::{by_pattern, fill},
};
use serde_json::Value;

use crate::catalogue::{Locale, locale};

/// Walks through all captured answers.
fn each(visit: &mut dyn FnMut(&Value)) {
    fn walk(json: &Value, visit: &mut dyn FnMut(&Value)) {
        visit(json);
        match json {
            Value::Array(list) => list.iter().for_each(|json| walk(json, visit)),
            Value::Object(map) => map.values().for_each(|json| walk(json, visit)),
            _ => {}
        }
    }
    for version in ["v1.3.1", "v26.2"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(version);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                walk(&serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap(), visit);
            }
        }
    }
}

fn is_known(korean: &Locale, text: &str) -> bool {
    let texts = korean.texts.iter().map(|(key, text)| (key.as_str(), text.as_str()));
    korean.texts.contains_key(text) || by_pattern(texts, text).is_some()
}

#[test]
fn every_reason_and_message_of_an_error_is_known() {
    let korean = locale("ko");
    let mut unknown = BTreeSet::new();

    each(&mut |json| {
        for key in ["reason", "message"] {
            unknown.extend(json[key].as_str().filter(|text| !is_known(&korean, text)).map(str::to_owned));
        }
    });

    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn every_title_and_word_in_a_context_is_known() {
    let korean = locale("ko");
    let keys = ["title", "channel", "allowed_types", "available_credential_types"];
    let mut unknown = BTreeSet::new();

    each(&mut |json| {
        for value in keys.iter().filter_map(|key| json["context"].get(key)) {
            let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            let words = list.iter().map(|word| word.as_str().unwrap());
            unknown.extend(words.filter(|word| !is_known(&korean, word)).map(str::to_owned));
        }
    });

    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn the_most_exact_pattern_wins_in_the_order_of_the_keys() {
    let korean = locale("ko").texts;
    let texts = || korean.iter().map(|(key, text)| (key.as_str(), text.as_str()));

    assert_eq!(
        by_pattern(texts(), "\"x\" is not valid \"email\"").as_ref(),
        korean.get("\"{value}\" is not valid \"email\"")
    );
    assert_eq!(
        by_pattern(texts(), "\"x\" is not valid \"ipv4\"").as_ref(),
        korean.get("\"{value}\" is not valid \"{format}\"")
    );
    assert_eq!(
        by_pattern(texts(), "value must be one of \"s\", \"m\"").unwrap(),
        "다음 중 하나를 선택해 주세요: \"s\", \"m\"."
    );
}

/// Formats a value of a context, as far as that needs no browser.
fn said(korean: &Locale, value: &Value) -> String {
    match value {
        Value::String(text) => korean.texts.get(text).unwrap_or(text).clone(),
        Value::Array(list) => list.iter().map(|value| said(korean, value)).collect::<Vec<_>>().join(", "),
        Value::Object(message) => said(korean, &message["text"]),
        value => value.to_string(),
    }
}

#[test]
fn every_captured_message_can_be_said_in_full() {
    let korean = locale("ko");
    let mut count = 0;

    each(&mut |json| {
        let Some(text) = json["id"].as_u64().and_then(|id| korean.messages.get(&id.to_string())) else { return };
        let context = |key: &str| json["context"].get(key).map(|value| said(&korean, value));
        let mut missing = Vec::new();
        let filled = choose(&fill(text, |key, _| {
            context(key).or_else(|| {
                missing.push(key.to_owned());
                None
            })
        }));

        count += 1;
        assert!(missing.is_empty(), "{json}: {missing:?}");
        assert!(!["(으)", "(를)", "(가)", "(는)", "(와)"].iter().any(|pair| filled.contains(pair)), "{json}: {filled}");
    });

    assert!(count > 1000, "{count}");
}
