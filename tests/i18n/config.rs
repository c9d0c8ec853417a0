//! An operator's `config.json`.

use leptos_kratos::{Config, Page, config::Logo};
use serde_json::{Value, json};

fn read(json: &Value) -> (Config, Vec<String>) {
    let read = Config::read(&json.to_string());
    (read.config, read.complaints)
}

#[test]
fn everything_can_be_said() {
    let (config, complaints) = read(&json!({
        "$schema": "/config.schema.json",
        "name": "Post",
        "kratos": "https://auth.example.org/",
        "languages": ["ko", "en-GB"],
        "logo": { "light": "/light.svg", "dark": "/dark.svg" },
        "theme": { "radius": "0", "font": "serif", "colors": { "accent": ["#123", "#def"], "text": "red" } },
        "links": { "terms": "/terms", "privacy": "/privacy", "support": "/help", "home": "https://example.org" },
        "pages": { "registration": false, "recovery": true, "sessions": false },
        "password_min_length": 12,
        "texts": { "ko": { "phrases": { "SignIn": "들어가기" } } },
    }));

    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!((config.name.as_str(), config.kratos.as_str()), ("Post", "https://auth.example.org"));
    assert_eq!(config.languages, ["ko", "en-GB"]);
    assert_eq!(config.logo, Some(Logo { light: "/light.svg".to_owned(), dark: "/dark.svg".to_owned() }));
    // In the file's order or by name: this depends on a feature of serde_json that any application may enable.
    let mut properties: Vec<_> =
        config.theme.properties.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    properties.sort_unstable();
    assert_eq!(
        properties,
        [("accent", "light-dark(#123, #def)"), ("font", "serif"), ("radius", "0"), ("text", "light-dark(red, red)")]
    );
    assert_eq!(config.links.home.as_deref(), Some("https://example.org"));
    assert_eq!(config.closed, [Page::Registration, Page::Sessions]);
    assert!(config.is_open(Page::Recovery) && config.is_open(Page::Settings));
    assert_eq!(config.password_min_length, 12);
    assert_eq!(config.texts["ko"]["phrases"]["SignIn"], "들어가기");
}

#[test]
fn one_logo_is_for_both_themes() {
    let both = Some(Logo { light: "/a.svg".to_owned(), dark: "/a.svg".to_owned() });

    assert_eq!(read(&json!({ "logo": "/a.svg" })).0.logo, both);
    assert_eq!(read(&json!({ "logo": { "dark": "/a.svg" } })).0.logo, both);
    assert_eq!(read(&json!({ "logo": {} })).0.logo, None);
}

#[test]
fn what_is_wrong_is_named_and_leaves_its_default() {
    for (json, complaint) in [
        (json!({ "name": 7 }), "name: not a text"),
        (json!({ "kratos": null }), "kratos: not a text"),
        (json!({ "languages": "ko" }), "languages: not a list of languages"),
        (json!({ "languages": ["../secret"] }), "languages: not a list of languages"),
        (json!({ "logo": 7 }), "logo: not an object"),
        (json!({ "logo": { "middle": "/a" } }), "logo.middle: unknown"),
        (json!({ "theme": { "radius": 4 } }), "theme.radius: not a text"),
        (
            json!({ "theme": { "colors": { "accent": ["#123"] } } }),
            "theme.colors.accent: neither a colour nor a pair [light, dark]",
        ),
        (json!({ "theme": { "colors": { "background-image": "url(x)" } } }), "theme.colors.background-image: unknown"),
        (json!({ "links": [] }), "links: not an object"),
        (json!({ "links": { "blog": "/blog" } }), "links.blog: unknown"),
        (json!({ "pages": { "login": false } }), "pages.login: unknown"),
        (json!({ "pages": { "sessions": "no" } }), "pages.sessions: neither true nor false"),
        (json!({ "password_min_length": "8" }), "password_min_length: not a whole number"),
        (json!({ "texts": [] }), "texts: not an object"),
        (json!({ "colour": "red" }), "colour: unknown"),
        (json!([]), "the file: not a JSON object"),
    ] {
        assert_eq!(read(&json), (Config::default(), vec![complaint.to_owned()]), "{json}");
    }
    assert_eq!(Config::read("{").config, Config::default());
    assert_eq!(Config::read("{").complaints.len(), 1);
}

#[test]
fn the_file_that_is_built_in_is_right_and_the_schema_knows_all_of_it() {
    let file = include_str!("../../public/config.json");
    let schema: Value = serde_json::from_str(include_str!("../../public/config.schema.json")).unwrap();
    let named = |at: &Value| at["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();

    assert_eq!(Config::read(file).complaints, Vec::<String>::new());
    // Each property of the schema is read: none of them is unknown.
    for (at, path) in [
        (&schema, ""),
        (&schema["properties"]["theme"], "theme"),
        (&schema["properties"]["links"], "links"),
        (&schema["properties"]["pages"], "pages"),
    ] {
        for name in named(at) {
            let inner = json!({ name.as_str(): false });
            let json = if path.is_empty() { inner } else { json!({ path: inner }) };
            assert!(!read(&json).1.iter().any(|complaint| complaint.ends_with("unknown")), "{path} {name}");
        }
    }
    for color in named(&schema["properties"]["theme"]["properties"]["colors"]) {
        assert!(read(&json!({ "theme": { "colors": { color: "red" } } })).1.is_empty());
    }
}
