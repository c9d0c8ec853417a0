//! A typed secret may exist only in its field and in the request.

use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::Page;

/// All that outlives a form, or is visible to others: the address, storage, the history, cookies, attributes.
const KEPT: &str = "(() => { try {
    const attributes = [...document.querySelectorAll('*')].flatMap((it) => [...it.attributes].map(({ value }) => value));
    return JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, history.state, document.cookie,
        document.title, window.name, attributes]);
} catch { return ''; } })()";

/// The names of fields for codes, which are not `type=password`.
const CODES: [&str; 3] = ["code", "totp_code", "lookup_secret"];

/// A shorter one could appear anywhere by chance.
const SHORTEST: usize = 6;

/// The secrets that were typed into a page.
#[derive(Debug, Default)]
pub(super) struct Secrets(Mutex<Vec<String>>);

impl Secrets {
    /// Records the text typed into a field that has a `type` and a `name`.
    pub(super) fn note(&self, kind: &str, name: &str, text: &str) {
        let is_secret = kind == "password" || CODES.contains(&name);
        if is_secret && text.len() >= SHORTEST {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(text.to_owned());
        }
    }

    /// Returns those that appear in a text.
    pub(super) fn among(&self, text: &str) -> Vec<String> {
        let typed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        typed.iter().filter(|secret| text.contains(secret.as_str())).cloned().collect()
    }
}

impl Page {
    /// Returns the surroundings of each typed secret, at every place where it could be found later.
    #[must_use]
    pub fn kept_secrets(&self) -> Vec<String> {
        let kept = self.evaluate(KEPT).unwrap_or_default();
        self.secrets.among(&kept).iter().map(|secret| excerpt(&kept, secret).to_owned()).collect()
    }

    /// Fails if there are any.
    #[track_caller]
    pub(super) fn see_no_secret(&self) {
        let kept = self.kept_secrets();
        assert!(kept.is_empty(), "a secret is kept: {}", kept.join("\n"));
    }

    /// Fails if a typed secret appears in the console.
    pub(super) fn see_no_secret_in(&self, console: &str) {
        let found = self.secrets.among(console);
        assert!(found.is_empty(), "{found:?} is printed: {console}");
    }

    /// Records the text typed into the field that has the focus.
    pub(super) fn note_secret(&self, text: &str) {
        let script = "const field = document.activeElement; return field ? [field.type, field.name] : [];";
        if let Ok(Value::Array(found)) = self.run(script, vec![]) {
            let text_of = |index: usize| found.get(index).and_then(Value::as_str).unwrap_or_default();
            self.secrets.note(text_of(0), text_of(1), text);
        }
    }
}

fn excerpt<'a>(text: &'a str, secret: &str) -> &'a str {
    let at = text.find(secret).unwrap_or_default();
    let begin = text[..at].char_indices().rev().nth(60).map_or(0, |(index, _)| index);
    let end = text[at..].char_indices().nth(120).map_or(text.len(), |(index, _)| at + index);
    &text[begin..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_and_codes_are_secrets_and_addresses_are_none() {
        let secrets = Secrets::default();
        secrets.note("email", "identifier", "ada@example.com");
        secrets.note("password", "password", "correct horse");
        secrets.note("text", "code", "123456");

        assert_eq!(secrets.among("?to=ada@example.com&code=123456"), ["123456"]);
        assert_eq!(secrets.among("{\"kept\":\"correct horse\"}"), ["correct horse"]);
    }
}
