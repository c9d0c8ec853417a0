//! Client of the mail sink's API.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::Mail;
use crate::{
    error::{Error, Result},
    http,
};

const PATIENCE: Duration = Duration::from_secs(15);
const STEP: Duration = Duration::from_millis(100);

/// All mails that the sink has received.
#[derive(Clone, Debug)]
pub struct Mailbox {
    api: String,
}

impl Mailbox {
    /// Takes the address of the sink's API.
    pub(crate) fn new(api: String) -> Self {
        Self { api }
    }

    /// Returns the ids of all mails, oldest first.
    ///
    /// # Errors
    /// Fails when the sink does not answer.
    pub fn ids(&self) -> Result<Vec<String>> {
        let url = format!("{}/api/v1/messages?limit=1000", self.api);

        Ok(ids(&http::get_json(&url)?))
    }

    /// Returns one mail with its text.
    ///
    /// # Errors
    /// Fails when the sink does not answer.
    pub fn read(&self, id: &str) -> Result<Mail> {
        let url = format!("{}/api/v1/message/{id}", self.api);

        Ok(mail(&http::get_json(&url)?))
    }

    /// Returns every mail to `address`, oldest first.
    ///
    /// # Errors
    /// Fails when the sink does not answer.
    pub fn mails_to(&self, address: &str) -> Result<Vec<Mail>> {
        // The sink's search also matches parts of addresses.
        let url = format!("{}/api/v1/search?limit=1000&query=to%3A%22{}%22", self.api, address.replace('+', "%2B"));
        let mails = ids(&http::get_json(&url)?).iter().map(|id| self.read(id)).collect::<Result<Vec<_>>>()?;
        let wanted = |mail: &Mail| mail.to.iter().any(|to| to.eq_ignore_ascii_case(address));

        Ok(mails.into_iter().filter(wanted).collect())
    }

    /// Returns the newest mail to `address`, as soon as there are more than `before`, the number that had already
    /// arrived.
    ///
    /// # Errors
    /// Fails when no mail arrives in time.
    pub fn wait_for(&self, address: &str, before: usize) -> Result<Mail> {
        let deadline = Instant::now() + PATIENCE;

        loop {
            let mut mails = self.mails_to(address)?;
            if mails.len() > before
                && let Some(newest) = mails.pop()
            {
                return Ok(newest);
            }
            if Instant::now() > deadline {
                return Err(Error::NoMail { address: address.to_owned(), after: PATIENCE });
            }
            thread::sleep(STEP);
        }
    }
}

fn ids(list: &Value) -> Vec<String> {
    let newest_first = list["messages"].as_array().map(Vec::as_slice).unwrap_or_default();

    newest_first.iter().rev().map(|message| string(&message["ID"])).collect()
}

fn mail(message: &Value) -> Mail {
    let to = message["To"].as_array().map(Vec::as_slice).unwrap_or_default();

    Mail {
        id: string(&message["ID"]),
        to: to.iter().map(|person| string(&person["Address"])).collect(),
        subject: string(&message["Subject"]),
        text: string(&message["Text"]),
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_come_oldest_first() {
        let list = json!({ "messages": [{ "ID": "new" }, { "ID": "old" }] });

        assert_eq!(ids(&list), ["old", "new"]);
    }

    #[test]
    fn a_mail_is_read() {
        let mail = mail(&json!({
            "ID": "1", "To": [{ "Name": "", "Address": "a@b.c" }], "Subject": "S", "Text": "T",
        }));

        assert_eq!((mail.to, mail.subject, mail.text), (vec!["a@b.c".to_owned()], "S".to_owned(), "T".to_owned()));
    }
}
