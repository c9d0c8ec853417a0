//! Prints every mail as it is sent, with its code: no need to look elsewhere.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use dev_stack::{Mail, Mailbox};

const EVERY: Duration = Duration::from_millis(500);

/// Remembers which mails have been printed.
#[derive(Debug)]
pub(super) struct MailPrinter {
    mailbox: Mailbox,
    seen: HashSet<String>,
    asked: Instant,
}

impl MailPrinter {
    /// Knows the mails of earlier runs already.
    pub(super) fn new(mailbox: Mailbox) -> Self {
        let seen = mailbox.ids().unwrap_or_default().into_iter().collect();

        Self { mailbox, seen, asked: Instant::now() }
    }

    /// Prints what has come since the last time. A sink that does not answer now is asked again.
    pub(super) fn print_new(&mut self) {
        if self.asked.elapsed() < EVERY {
            return;
        }
        self.asked = Instant::now();
        for id in self.mailbox.ids().unwrap_or_default() {
            if !self.seen.contains(&id)
                && let Ok(mail) = self.mailbox.read(&id)
            {
                println!("{}", describe(&mail));
                self.seen.insert(id);
            }
        }
    }
}

fn describe(mail: &Mail) -> String {
    let mut text = format!("mail to {}: {}", mail.to.join(", "), mail.subject);

    if let Some(code) = mail.code() {
        text.push_str(&format!("\n     code {code}"));
    }
    if let Some(link) = mail.link() {
        text.push_str(&format!("\n     link {link}"));
    }
    text
}
