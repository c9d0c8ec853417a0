//! Texts with placeholders.
//!
//! | written | becomes |
//! | --- | --- |
//! | `{key}` | the value of the key, nothing if there is none |
//! | `{key:format}` | the value, written as the format says |
//! | `[ part with {key}]` | the part, nothing if one of its placeholders has no value |
//!
//! Braces around anything but a key, and brackets without a placeholder between them, are plain text.

use crate::protocol::split_at_text;

type Value<'a> = dyn FnMut(&str, Option<&str>) -> Option<String> + 'a;

/// Fills a text's placeholders with the values that `value` returns for their keys and formats.
///
/// A value cannot turn the direction of the text around it. An empty one counts as none. Without one, the space before
/// the placeholder goes unless a word follows; a caller that shows something else notes in `value` that there was none.
#[must_use]
pub fn fill(template: &str, mut value: impl FnMut(&str, Option<&str>) -> Option<String>) -> String {
    fill_parts(template, &mut value)
}

/// Returns the translation of a text that follows a pattern: `"{value}" is not valid` matches `"x" is not valid`.
///
/// `texts` are pairs of pattern and translation; the first pattern that matches wins, and its translation may use the
/// values that the pattern has read.
#[must_use]
pub fn by_pattern<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>, text: &str) -> Option<String> {
    texts.into_iter().find_map(|(pattern, translation)| {
        let read = read(pattern, text).filter(|read| !read.is_empty())?;
        let value = |key: &str| read.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned());
        Some(fill(translation, |key, _| value(key)))
    })
}

/// Returns whether a text has placeholders.
#[must_use]
pub fn is_pattern(text: &str) -> bool {
    text.contains('{')
}

/// Returns the values that a text has for a pattern's placeholders, or `None` if the pattern does not match.
#[must_use]
pub fn read<'a>(pattern: &'a str, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    // Most do not even start with the same byte.
    if !pattern.starts_with('{') && pattern.bytes().next() != text.bytes().next() {
        return None;
    }
    let Some((start, mut pattern)) = pattern.split_once('{') else {
        return (pattern == text).then(Vec::new);
    };
    let mut text = text.strip_prefix(start)?;
    let mut values = Vec::new();
    loop {
        let (key, rest) = pattern.split_once('}')?;
        let Some((between, next)) = rest.split_once('{') else {
            values.push((key, text.strip_suffix(rest)?));
            return Some(values);
        };
        let (value, after) = split_at_text(text, between)?;
        values.push((key, value));
        (pattern, text) = (next, after);
    }
}

/// Fills the text outside of brackets, and then decides on each part between them.
fn fill_parts(template: &str, value: &mut Value) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        fill_keys(before, value, &mut text);
        let Some((part, after_part)) = after.split_once(']') else {
            text.push('[');
            rest = after;
            continue;
        };
        let mut filled = String::new();
        match fill_keys(part, value, &mut filled) {
            Filled::Nothing => text.extend(["[", &filled, "]"]),
            Filled::All => text.push_str(&filled),
            Filled::Partly => {}
        }
        rest = after_part;
    }
    fill_keys(rest, value, &mut text);
    text
}

/// Count of a text's placeholders that had a value.
enum Filled {
    /// There are no placeholders.
    Nothing,
    All,
    Partly,
}

fn fill_keys(template: &str, value: &mut Value, text: &mut String) -> Filled {
    let mut filled = Filled::Nothing;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after_name)) = after.split_once('}').filter(|(name, _)| is_placeholder(name)) else {
            text.push('{');
            rest = after;
            continue;
        };
        let (key, format) = name.split_once(':').map_or((name, None), |(key, format)| (key, Some(format)));
        match value(key, format).filter(|value| !value.is_empty()) {
            Some(value) => {
                text.extend(value.chars().filter(|letter| !turns_text(*letter)));
                if matches!(filled, Filled::Nothing) {
                    filled = Filled::All;
                }
            }
            None => {
                filled = Filled::Partly;
                if text.ends_with(' ') && !after_name.starts_with(begins_word) {
                    text.pop();
                }
            }
        }
        rest = after_name;
    }
    text.push_str(rest);
    filled
}

/// Returns whether a character changes the direction of the text after it. In a name it would turn the sentence around
/// it, and could even change its apparent meaning.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a character is a letter or digit of any script. (Unicode's own tables are not worth their bytes
/// here: any character that is neither space nor punctuation counts as one.)
fn begins_word(letter: char) -> bool {
    match letter {
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        // General punctuation, Chinese and Japanese punctuation, and full-width forms of punctuation.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' => false,
        _ => true,
    }
}

fn is_placeholder(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':')
}
