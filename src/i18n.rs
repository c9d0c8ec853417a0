//! Texts for people, in their language: Kratos's messages and the library's own sentences.
//!
//! A page has one language at a time. All its texts are signals, so that they follow when it changes.

mod format;
pub mod particle;
mod phrase;
pub mod template;
mod texts;

use std::sync::Arc;

use leptos::prelude::*;

pub(crate) use self::phrase::phrases;
pub use self::{
    format::Format,
    phrase::Phrase,
    texts::{Texts, TextsError},
};
use crate::{browser::Intl, protocol::Message};

thread_local! {
    /// The texts of the document's language. Not a context: code that runs later, as after an answer, uses it, too.
    static SPOKEN: ArcRwSignal<Arc<Texts>> = ArcRwSignal::new(Arc::new(Texts::default()));
}

/// Switches all of the page's texts to the language of `texts`.
pub fn speak(texts: Texts) {
    SPOKEN.with(|spoken| spoken.set(Arc::new(texts)));
}

/// Returns the page's language, such as `ko`. A view that reads it tracks it.
#[must_use]
pub fn language() -> String {
    spoken().language().to_owned()
}

/// Returns a message as a sentence for the person, as a signal that follows the language.
#[must_use]
pub fn message_text(message: &Message) -> Signal<String> {
    let message = message.clone();
    Signal::derive(move || say_message(&message))
}

/// Returns a message as a sentence for the person.
#[must_use]
pub fn say_message(message: &Message) -> String {
    let texts = spoken();
    texts.message(message, &Intl::new(texts.language()))
}

/// Returns an input's label: the operator's for its name, such as `traits.email`, else Kratos's.
#[must_use]
pub fn say_label(name: &str, label: &Message) -> String {
    let texts = spoken();
    let known = name.starts_with("traits.").then(|| texts.known_text(name)).flatten().map(str::to_owned);
    known.unwrap_or_else(|| texts.message(label, &Intl::new(texts.language())))
}

/// Returns one of the library's own sentences, as a signal that follows the language.
#[must_use]
pub fn phrase(phrase: Phrase) -> Signal<String> {
    Signal::derive(move || say(phrase))
}

/// Returns one of the library's own sentences.
#[must_use]
pub fn say(phrase: Phrase) -> String {
    spoken().phrase(phrase).to_owned()
}

/// Returns a sentence by its name in the texts, or `english` if they do not have it.
pub(crate) fn say_named(name: &str, english: &str) -> String {
    spoken().named(name).unwrap_or(english).to_owned()
}

/// Returns one of the library's own sentences with `name` for its `{name}`.
#[must_use]
pub fn say_with(phrase: Phrase, name: &str) -> String {
    say_filled(phrase, &[("name", name)])
}

/// Returns one of the library's own sentences with its placeholders filled.
#[must_use]
pub fn say_filled(phrase: Phrase, values: &[(&str, &str)]) -> String {
    let text = template::fill(spoken().phrase(phrase), |key, _| {
        values.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
    });
    particle::choose(&text)
}

/// Translates an English word or sentence from Kratos into the page's language.
#[must_use]
pub fn say_text(english: &str) -> String {
    spoken().text(english)
}

/// Returns the `lang` of a text that stays English on a page in another language: screen readers need it.
#[must_use]
pub fn left_in_english(english: &str) -> Option<&'static str> {
    let texts = spoken();
    (texts.language() != "en" && texts.text(english) == english).then_some("en")
}

/// Formats a time (RFC 3339) for the page's language.
#[must_use]
pub fn date_time(rfc3339: &str) -> String {
    Intl::new(&language()).date_time(rfc3339)
}

/// Formats the day of a time (RFC 3339) for the page's language.
#[must_use]
pub fn date(rfc3339: &str) -> String {
    Intl::new(&language()).date(rfc3339)
}

fn spoken() -> Arc<Texts> {
    SPOKEN.with(ArcRwSignal::get)
}
