//! Words that lead inputs into the code instead of past it. LibFuzzer would have to guess them letter by letter.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{captured::walk, target::Target};

/// Words with a meaning in a URL, at least to browsers.
const URLS: [&str; 24] = [
    "//",
    "://",
    "/.",
    "/..",
    "/./",
    "/../",
    "%2e",
    "%2F",
    "%5c",
    "\\",
    "@",
    ":",
    "?",
    "#",
    "[::1]",
    ":443",
    "https",
    "http",
    "javascript:",
    "data:",
    "https://example.org",
    "example.org",
    "\u{200b}",
    "\u{ff0f}",
];

/// Words with a meaning in a template.
const TEMPLATES: [&str; 14] = [
    "{",
    "}",
    "[",
    "]",
    "{key}",
    "{key:relative}",
    "[ {key}]",
    "(으)로",
    "(이)나",
    "을(를)",
    "이(가)",
    "예요(이에요)",
    "\u{202e}",
    "\u{2066}",
];

/// Makes the dictionary of a target in libFuzzer's format.
pub(super) fn of(target: Target, seeds: &[String]) -> String {
    let words = match target {
        Target::Destination => URLS.map(str::to_owned).into(),
        Target::Template => TEMPLATES.map(str::to_owned).into(),
        Target::Answer | Target::Submission | Target::Config | Target::Message => words_of(seeds),
    };
    words.iter().map(|word| format!("\"{}\"\n", escaped(word))).collect()
}

/// Collects names from JSON, and those values that look like names.
fn words_of(seeds: &[String]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for seed in seeds {
        // The status before an answer's body is not part of the JSON.
        let Some(json) = seed.find('{').and_then(|start| serde_json::from_str::<Value>(&seed[start..]).ok()) else {
            continue;
        };
        walk("", &json, &mut |name, json| {
            let found = [name, json.as_str().unwrap_or_default()].into_iter().filter(|word| is_name(word));
            words.extend(found.map(|word| format!("\"{word}\"")));
        });
    }
    words
}

fn is_name(word: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'_' || byte == b'.' || byte == b'-';
    (2..=40).contains(&word.len()) && word.bytes().all(is_letter)
}

fn escaped(word: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' | 0..=31 | 127.. => format!("\\x{byte:02X}"),
        byte => char::from(byte).to_string(),
    };
    word.bytes().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_out_of_seeds() {
        let seeds = ["422\n{\"ui\":{\"nodes\":[{\"type\":\"input\",\"value\":\"A B\"}]}}".to_owned(), "[]".to_owned()];

        let words = of(Target::Answer, &seeds);

        assert_eq!(
            words,
            ["input", "nodes", "type", "ui", "value"].map(|word| format!("\"\\x22{word}\\x22\"\n")).concat()
        );
    }

    #[test]
    fn a_word_is_written_as_bytes() {
        assert_eq!(escaped("\\(으"), r"\x5C(\xEC\x9C\xBC");
    }
}
