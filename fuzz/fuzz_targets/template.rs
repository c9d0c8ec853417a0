//! Any template: its first line, with a text in the second from which it may be read, and a value below.

#![no_main]

use leptos_kratos::i18n::{
    particle,
    template::{by_pattern, fill, is_pattern, read},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|lines: &str| {
    let mut lines = lines.splitn(3, '\n');
    let [template, text, value] = [(); 3].map(|()| lines.next().unwrap_or_default());

    filled(template, value);
    read_back(template, text);
    for text in [template, text, value] {
        let chosen = particle::choose(text);
        assert!(chosen.len() <= text.len(), "of two particles one is left: {chosen:?}");
        assert!(text.contains('(') || chosen == text);
    }
});

fn filled(template: &str, value: &str) {
    let fill = |value: Option<&str>| fill(template, |_, _| value.map(str::to_owned));

    let text = fill(Some(value));
    assert!(turns(&text) <= turns(template), "a value turns nothing around: {text:?}");
    assert_eq!(fill(Some("")), fill(None), "an empty value is none");
    if !is_pattern(template) {
        assert_eq!(text, template, "what has no placeholders stays as it is");
    }
}

fn turns(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).count()
}

/// Checks that values read from a text make the same text again.
fn read_back(pattern: &str, text: &str) {
    let Some(values) = read(pattern, text) else { return };

    let mut made = String::new();
    let mut rest = pattern;
    for (key, value) in &values {
        let (before, after) = rest.split_once('{').expect("a placeholder for each value");
        made.extend([before, value]);
        rest = after.strip_prefix(key).and_then(|after| after.strip_prefix('}')).expect("the placeholder's key");
    }
    made.push_str(rest);
    assert_eq!(made, text, "{pattern:?} read {values:?}");
    assert_eq!(by_pattern([(pattern, "read")], text).is_some(), !values.is_empty());
}
