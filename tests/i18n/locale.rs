//! Each locale file is complete, and fits Kratos's messages and the library's phrases.

use std::collections::BTreeSet;

use leptos_kratos::i18n::Phrase;

use crate::catalogue::{LOCALES, bare, locale, messages, placeholders};

#[test]
fn every_message_has_a_text_and_no_text_is_of_another() {
    let ids: BTreeSet<_> = messages().iter().map(|known| known.id.to_string()).collect();

    assert!(ids.len() >= 179);
    for name in LOCALES {
        assert_eq!(locale(name).messages.into_keys().collect::<BTreeSet<_>>(), ids, "{name}");
    }
}

#[test]
fn every_phrase_has_a_text_and_no_text_is_of_another() {
    let phrases: BTreeSet<_> = Phrase::ALL.iter().map(|phrase| phrase.name().to_owned()).collect();

    assert_eq!(phrases.len(), Phrase::ALL.len());
    for name in LOCALES {
        assert_eq!(locale(name).phrases.into_keys().collect::<BTreeSet<_>>(), phrases, "{name}");
    }
}

#[test]
fn the_english_file_says_what_is_built_in() {
    let english = locale("en");

    for phrase in Phrase::ALL {
        assert_eq!(english.phrases[phrase.name()], phrase.english(), "{phrase:?}");
    }
}

#[test]
fn what_the_early_script_says_in_english_is_what_the_library_says() {
    let script = include_str!("../../src/early.js");

    for phrase in [Phrase::SomethingWrong, Phrase::Broken, Phrase::Reload] {
        let said = format!("{}: \"{}\",", phrase.name(), phrase.english());
        assert!(script.contains(&said), "{said}");
    }
}

#[test]
fn no_text_is_empty_or_padded() {
    for name in LOCALES {
        for (key, text) in locale(name).all() {
            assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{name}: {key}: {text:?}");
        }
    }
}

#[test]
fn a_message_uses_what_its_context_has() {
    let known = messages();

    for name in LOCALES {
        let texts = locale(name).messages;
        for message in &known {
            for (key, format) in placeholders(&texts[&message.id.to_string()]) {
                let id = message.id;
                assert!(message.context.iter().any(|known| known == key), "{name}: {id} has no {key}");
                assert!(format.is_none() || format == Some("relative"), "{name}: {id}: {format:?}");
                assert!(format.is_none() || key.ends_with("_unix"), "{name}: {id}: {key} is no time");
            }
        }
    }
}

#[test]
fn a_text_by_pattern_uses_what_its_pattern_reads() {
    for name in LOCALES {
        for (pattern, text) in &locale(name).texts {
            let read = placeholders(pattern);
            assert!(placeholders(text).iter().all(|used| read.contains(used)), "{name}: {pattern}: {text}");
        }
    }
}

#[test]
fn brackets_stand_around_placeholders() {
    for name in LOCALES {
        for (key, text) in locale(name).all() {
            for part in text.split('[').skip(1) {
                let (part, _) = part.split_once(']').unwrap_or_else(|| panic!("{name}: {key}: {text}"));
                assert!(!placeholders(part).is_empty(), "{name}: {key}: {text}");
            }
        }
    }
}

#[test]
fn no_text_sends_people_to_the_developers() {
    let words =
        ["strategy", "flow", "identifier", "trait", "credential", "refresh=", "WebAuthn", "AAL", "schema", "token"];

    for (key, text) in locale("en").all() {
        assert!(!words.iter().any(|word| bare(text).contains(word)), "{key}: {text}");
    }
}
