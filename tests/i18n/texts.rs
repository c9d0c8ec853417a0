//! A language's texts for a message, a phrase, and English without an id.

use leptos_kratos::{
    i18n::{Format, Phrase, Texts},
    protocol::Message,
};
use serde_json::{Value, json};

/// Writes values so that a reader of the test sees the requested format.
struct Plain;

impl Format for Plain {
    fn number(&self, number: f64) -> String {
        format!("n{number}")
    }

    fn list(&self, items: &[String]) -> String {
        items.join(" und ")
    }

    fn time(&self, seconds: f64) -> String {
        format!("t{seconds}")
    }

    fn relative(&self, seconds: f64) -> String {
        format!("r{seconds}")
    }
}

fn texts(json: &Value) -> Texts {
    Texts::read("de", &json.to_string()).unwrap()
}

fn message(id: u64, text: &str, context: &Value) -> Message {
    serde_json::from_value(json!({ "id": id, "text": text, "type": "info", "context": context })).unwrap()
}

fn said(texts: &Value, id: u64, text: &str, context: &Value) -> String {
    self::texts(texts).message(&message(id, text, context), &Plain)
}

#[test]
fn a_message_is_said_by_its_id_then_by_its_text_then_as_kratos_says_it() {
    let all = json!({ "messages": { "1": "nach Nummer" }, "texts": { "as it is": "nach Text" } });

    assert_eq!(said(&all, 1, "as it is", &json!({})), "nach Nummer");
    assert_eq!(said(&all, 2, "as it is", &json!({})), "nach Text");
    assert_eq!(said(&all, 2, "something else", &json!({})), "something else");
}

#[test]
fn values_are_written_by_their_type() {
    let all = json!({ "messages": { "1": "{count} {list} {at_unix} {at_unix:relative}" }, "texts": { "one": "eins" } });
    let context = json!({ "count": 3, "list": ["one", "two"], "at_unix": 1700 });

    assert_eq!(said(&all, 1, "", &context), "n3 eins und two t1700 r1700");
}

#[test]
fn words_of_kratos_are_translated_and_those_of_the_person_are_not() {
    let all = json!({
        "messages": { "1": "{title}", "2": "{display_name}", "3": "{reason}" },
        "texts": { "password": "Passwort", "\"{value}\" is not valid": "{value} stimmt nicht" },
    });

    assert_eq!(said(&all, 1, "", &json!({ "title": "password" })), "Passwort");
    assert_eq!(said(&all, 2, "", &json!({ "display_name": "password" })), "password");
    assert_eq!(said(&all, 3, "", &json!({ "reason": "\"x\" is not valid" })), "x stimmt nicht");
}

#[test]
fn a_provider_has_its_own_spelling() {
    let all = json!({ "messages": { "1": "mit {provider}", "2": "{available_providers}" } });

    assert_eq!(said(&all, 1, "", &json!({ "provider": "Github", "provider_id": "github" })), "mit GitHub");
    assert_eq!(said(&all, 2, "", &json!({ "available_providers": ["github", "line"] })), "GitHub und LINE");
}

#[test]
fn a_text_that_would_be_empty_gives_way_to_kratoss_words() {
    let all = json!({ "messages": { "1": "{reason}" } });

    assert_eq!(said(&all, 1, "It is wrong.", &json!({})), "It is wrong.");
}

#[test]
fn an_operators_texts_win_and_leave_the_others() {
    let all = texts(&json!({ "phrases": { "SignIn": "Anmelden", "SignUp": "Registrieren" } }));
    let all = all.overridden_by(&json!({ "phrases": { "SignIn": "Herein" }, "messages": { "1": "Hallo" } }));

    assert_eq!(all.phrase(Phrase::SignIn), "Herein");
    assert_eq!(all.phrase(Phrase::SignUp), "Registrieren");
    assert_eq!(all.message(&message(1, "", &json!({})), &Plain), "Hallo");
}

#[test]
fn what_is_missing_or_of_another_kind_is_said_in_english() {
    let all = texts(&json!({ "phrases": { "SignIn": 7 }, "messages": ["no"], "texts": null }));

    assert_eq!(all.phrase(Phrase::SignIn), "Sign in");
    assert_eq!(all.phrase(Phrase::SignUp), Phrase::SignUp.english());
    assert_eq!(all.message(&message(0, "as it is", &json!({})), &Plain), "as it is");
    assert_eq!(Texts::default().language(), "en");
    assert!(Texts::read("de", "[]").is_err());
    assert!(Texts::read("de", "{").is_err());
    assert_eq!(Texts::default().overridden_by(&json!(7)), Texts::default());
}
