//! The texts of the account's part, which are in files of their own.

use std::collections::BTreeMap;

use leptos_kratos::{account::AccountPhrase, i18n::Phrase};

use crate::catalogue::{LOCALES, account_locale, bare, placeholders};

#[test]
fn every_phrase_has_a_text_and_no_text_is_of_another() {
    let names: Vec<_> = AccountPhrase::ALL.iter().map(|phrase| phrase.name()).collect();

    for name in LOCALES {
        let mut known = names.clone();
        known.sort_unstable();
        assert_eq!(account_locale(name).keys().map(String::as_str).collect::<Vec<_>>(), known, "{name}");
    }
}

#[test]
fn the_english_file_says_what_is_built_in() {
    let english = account_locale("en");

    for phrase in AccountPhrase::ALL {
        assert_eq!(english[phrase.name()], phrase.english(), "{phrase:?}");
    }
}

#[test]
fn no_name_is_one_of_the_pages_own() {
    for phrase in AccountPhrase::ALL {
        assert!(Phrase::ALL.iter().all(|other| other.name() != phrase.name()), "{phrase:?}");
    }
}

#[test]
fn each_says_something_with_the_same_placeholders_in_every_language() {
    let english: BTreeMap<_, _> = account_locale("en");

    for name in LOCALES {
        for (key, text) in account_locale(name) {
            assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{name}: {key}: {text:?}");
            assert_eq!(placeholders(&text), placeholders(&english[&key]), "{name}: {key}");
        }
    }
    for (key, text) in english {
        let words = ["flow", "identity", "credential", "session", "API", "token"];
        assert!(!words.iter().any(|word| bare(&text).contains(word)), "{key}: {text}");
    }
}
