//! Texts for people: Kratos's messages and the library's own sentences.

pub mod particle;
mod phrase;
pub mod template;

pub use self::phrase::Phrase;
use crate::protocol::Message;

/// Returns a message as a sentence for the person.
#[must_use]
pub fn message_text(message: &Message) -> String {
    message.text.clone()
}

/// Returns one of the library's own sentences.
#[must_use]
pub const fn phrase(phrase: Phrase) -> &'static str {
    phrase.english()
}

/// Returns one of the library's own sentences with a name in the place of its `{name}`.
#[must_use]
pub fn filled(text: Phrase, name: &str) -> String {
    phrase(text).replace("{name}", name)
}
