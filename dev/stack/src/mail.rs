//! Reads the mails that Kratos has sent.

mod extract;
mod mailbox;

pub use mailbox::Mailbox;

/// A mail as the sink keeps it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Mail {
    /// The sink's own name for it.
    pub id: String,
    /// Whom it was sent to.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
}

impl Mail {
    /// The one-time code in it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        extract::code(&self.text)
    }

    /// The first link in it.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        extract::link(&self.text)
    }
}
