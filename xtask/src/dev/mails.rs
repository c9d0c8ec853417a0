//! Prints every mail as it is sent, with its code.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use dev_stack::{Mail, Mailbox};

const EVERY: Duration = Duration::from_millis(500);

/// Prints mails, each once.
#[derive(Debug)]
pub(super) struct MailPrinter {
    mailbox: Mailbox,
    seen: HashSet<String>,
    asked: Instant,
}

impl MailPrinter {
    /// Skips the mails of earlier runs.
    pub(super) fn new(mailbox: Mailbox) -> Self {
        let seen = mailbox.ids().unwrap_or_default().into_iter().collect();

        Self { mailbox, seen, asked: Instant::now() }
    }

    /// Prints the mails that have arrived since the last call. If the sink does not answer, the next call tries again.
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
