//! Placeholders and their replacement.

use leptos_kratos::i18n::{
    particle::choose,
    template::{by_pattern, fill, read},
};
use proptest::proptest;

fn filled(template: &str) -> String {
    fill(template, |key, format| {
        let value = match (key, format) {
            ("provider", None) => "Google",
            ("until_unix", None) => "1 January",
            ("until_unix", Some("relative")) => "in 5 minutes",
            ("odd", None) => "{provider} [x]",
            ("empty", None) => "",
            _ => return None,
        };
        Some(value.to_owned())
    })
}

#[test]
fn a_placeholder_is_replaced_by_its_value() {
    assert_eq!(filled("Sign in with {provider}"), "Sign in with Google");
    assert_eq!(filled("{provider}{provider}"), "GoogleGoogle");
    assert_eq!(filled("Sign in"), "Sign in");
    assert_eq!(filled(""), "");
}

#[test]
fn a_format_is_handed_on() {
    assert_eq!(filled("Ends {until_unix:relative}, on {until_unix}."), "Ends in 5 minutes, on 1 January.");
}

#[test]
fn a_value_is_not_read_again() {
    assert_eq!(filled("<{odd}>"), "<{provider} [x]>");
    assert_eq!(filled("[<{odd}>]"), "<{provider} [x]>");
}

#[test]
fn a_placeholder_without_value_leaves_no_gap() {
    assert_eq!(filled("Sign in with {absent}"), "Sign in with");
    assert_eq!(filled("Hello {absent}, welcome"), "Hello, welcome");
    assert_eq!(filled("Hello {empty} you"), "Hello you");
    assert_eq!(filled("Ends {until_unix:unknown}."), "Ends.");
}

#[test]
fn a_part_in_brackets_goes_with_its_value() {
    assert_eq!(filled("An account exists[ with {provider}]."), "An account exists with Google.");
    assert_eq!(filled("An account exists[ with {absent}]."), "An account exists.");
    assert_eq!(filled("An account exists[ with {empty}]."), "An account exists.");
    assert_eq!(filled("A[ {provider} {absent}][ {provider}]"), "A Google");
}

#[test]
fn what_is_no_placeholder_is_text() {
    for text in ["{", "}", "a {b", "{}", "{two words}", "{é}", "[필수] 약관", "[", "]", "a [b", "] [", "[]"] {
        assert_eq!(filled(text), text);
    }
    assert_eq!(filled("{ {provider}"), "{ {provider}".replace("{provider}", "Google"));
    assert_eq!(filled("[ {provider}"), "[ Google");
}

#[test]
fn a_pattern_reads_what_it_could_have_made() {
    let pattern = "\"{value}\" is not valid \"{format}\"";

    assert_eq!(read(pattern, "\"x\" is not valid \"email\""), Some(vec![("value", "x"), ("format", "email")]));
    assert_eq!(read(pattern, "\"\" is not valid \"\""), Some(vec![("value", ""), ("format", "")]));
    assert_eq!(read(pattern, "\"x\" is not valid"), None);
    assert_eq!(read("a", "a"), Some(vec![]));
    assert_eq!(read("a", "b"), None);
    assert_eq!(read("{a", "{a"), None);
}

#[test]
fn a_text_with_holes_is_translated_by_pattern() {
    let texts = [
        ("Exact", "Genau"),
        ("\"{value}\" is not valid \"email\"", "Keine Adresse."),
        ("only {most} allowed, but {count} found", "{count} sind mehr als {most}."),
    ];

    assert_eq!(by_pattern(texts, "\"x\" is not valid \"email\"").as_deref(), Some("Keine Adresse."));
    assert_eq!(by_pattern(texts, "only 3 allowed, but 4 found").as_deref(), Some("4 sind mehr als 3."));
    assert_eq!(by_pattern(texts, "Something else"), None);
    assert_eq!(by_pattern(texts, "Exact"), None);
}

proptest! {
    #[test]
    fn anything_can_be_filled_and_read(template in "[\\[\\]{}:a-c(이가)를 ]{0,24}", text in "[ab(이가)\"]{0,12}") {
        let filled = fill(&template, |key, _| (key != "a").then(|| text.clone()));
        let _ = choose(&filled);
        let _ = read(&template, &text);
        let _ = by_pattern([(template.as_str(), text.as_str())], &filled);
    }
}

#[test]
fn a_name_does_not_turn_the_sentence_around() {
    let name = "\u{202e}nimda\u{202c}\u{2069}\u{2067}";

    assert_eq!(
        fill("Remove {name}, not {other}?", |key, _| (key == "name").then(|| name.to_owned())),
        "Remove nimda, not?"
    );
}
