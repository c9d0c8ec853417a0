//! Any file as an operator's `config.json`: its valid parts count, and its invalid parts keep the default.

#![no_main]

use leptos_kratos::{Config, Page};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|file: &str| {
    let read = Config::read(file);
    assert_eq!(Config::read(file), read, "the same again");

    let config = &read.config;
    let Ok(json @ Value::Object(_)) = serde_json::from_str::<Value>(file) else {
        assert_eq!((config, read.complaints.len()), (&Config::default(), 1));
        return;
    };
    assert_eq!(config.name, json["name"].as_str().unwrap_or_default());
    assert_eq!(config.password_min_length, json["password_min_length"].as_i64().unwrap_or(8));
    assert!(!config.kratos.ends_with('/'), "{:?}", config.kratos);
    assert!(!config.languages.is_empty());
    for language in &config.languages {
        let is_tag = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        assert!(is_tag && !language.is_empty(), "{language:?} becomes part of a path");
    }
    for (name, _) in &config.theme.properties {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name:?} is no property");
    }
    for (name, page) in [
        ("registration", Page::Registration),
        ("recovery", Page::Recovery),
        ("verification", Page::Verification),
        ("settings", Page::Settings),
        ("sessions", Page::Sessions),
    ] {
        assert_eq!(config.is_open(page), json["pages"][name] != Value::Bool(false), "{name}");
    }
    for (name, link) in [
        ("terms", &config.links.terms),
        ("privacy", &config.links.privacy),
        ("support", &config.links.support),
        ("home", &config.links.home),
    ] {
        assert_eq!(link.as_deref(), json["links"][name].as_str().filter(|link| !link.is_empty()), "{name}");
    }
});
