//! Mails that Kratos has sent.

mod extract;
mod mailbox;

pub use mailbox::Mailbox;

/// A mail as the sink stores it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Mail {
    /// The mail's id in the sink.
    pub id: String,
    /// The recipients.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
}

impl Mail {
    /// Returns the one-time code in it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        extract::code(&self.text)
    }

    /// Returns the first link in it.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        extract::link(&self.text)
    }
}
