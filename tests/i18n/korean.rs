//! The Korean texts are Korean.

use std::collections::BTreeSet;

use crate::catalogue::{bare, locale, placeholders};

/// Names that Koreans write in Latin letters.
const NAMES: [&str; 5] = ["QR", "JavaScript", "WebAssembly", "https", "example"];
/// Parts of names that are not words: `recovery-codes.txt`, `https://example.com`.
const PARTS: [&str; 2] = ["txt", "com"];

#[test]
fn no_text_has_latin_words() {
    for (key, text) in locale("ko").all() {
        let bare = bare(text);
        let words = bare.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let odd: Vec<_> = words.filter(|word| !NAMES.contains(word) && !PARTS.contains(word)).collect();
        assert!(odd.is_empty(), "{key}: {text}: {odd:?}");
    }
}

#[test]
fn no_text_is_the_english_one() {
    let english = locale("en");

    for (korean, english) in [(locale("ko").messages, english.messages), (locale("ko").phrases, english.phrases)] {
        for (key, text) in korean {
            assert!(text != english[&key] || bare(&text).is_empty(), "{key}: {text}");
        }
    }
    for (key, text) in locale("ko").texts {
        assert_ne!(key, text);
    }
}

#[test]
fn every_english_text_has_a_korean_one() {
    let (korean, english) = (locale("ko").texts, locale("en").texts);

    let missing: Vec<_> = english.keys().filter(|key| !korean.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_placeholder_of_the_english_text_is_used() {
    let (korean, english) = (locale("ko"), locale("en"));
    let keys = |text| placeholders(text).into_iter().map(|(key, _)| key.to_owned()).collect::<BTreeSet<_>>();

    for (id, text) in &english.messages {
        assert_eq!(keys(&korean.messages[id]), keys(text), "{id}");
    }
    for (name, text) in &english.phrases {
        assert_eq!(keys(&korean.phrases[name]), keys(text), "{name}");
    }
}

/// Particles that may follow a placeholder only in a pair from which one is chosen, such as `을(를)`.
const PARTICLES: [&str; 13] = ["을", "를", "은", "는", "이", "가", "과", "와", "로", "으로", "나", "라고", "랑"];

#[test]
fn a_particle_behind_a_placeholder_is_a_pair() {
    for (key, text) in locale("ko").all() {
        for after in text.split('}').skip(1) {
            let after = after.trim_start_matches(['”', '’', '"', '\'', ']']);
            let word = after.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
            let is_pair = after[word.len()..].starts_with('(') && word.chars().count() == 1;
            assert!(is_pair || !PARTICLES.contains(&word), "{key}: {text}: {word}");
        }
    }
}

#[test]
fn sentences_keep_one_register() {
    for (key, text) in locale("ko").all() {
        for (end, mark) in text.match_indices(['.', '?']) {
            let (sentence, after) = (&text[..end], &text[end + mark.len()..]);
            let is_end = after.is_empty() || after.starts_with([' ', '[', ']']);
            assert!(!is_end || sentence.ends_with(['요', '}']), "{key}: {text}");
        }
        assert!(!text.contains("니다") && !text.contains("시오"), "{key}: {text}");
    }
}
