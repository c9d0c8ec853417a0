//! Replacements of the companion server's files.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{self, HeaderValue},
};

use super::{Answer, files::media_type};

/// Files and a policy that a journey has set.
#[derive(Debug, Default)]
pub(super) struct Replaced {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The text in a file's place, by its path below `dist`; `None`, if it is missing.
    files: HashMap<String, Option<String>>,
    /// Another Content-Security-Policy than the server's.
    policy: Option<&'static str>,
}

impl Replaced {
    /// Puts a text in a file's place, or removes the file.
    pub(super) fn replace(&self, name: &str, content: Option<String>) {
        self.state().files.insert(name.to_owned(), content);
    }

    /// Sets another policy than the server's.
    pub(super) fn set_policy(&self, policy: &'static str) {
        self.state().policy = Some(policy);
    }

    /// Restores the server's own files and policy.
    pub(super) fn forget(&self) {
        *self.state() = State::default();
    }

    /// Answers in the server's place, if a path has a replacement. A page's path has no extension.
    pub(super) fn answer(&self, path: &str) -> Option<Answer> {
        let relative = path.trim_start_matches('/');
        let name = if Path::new(relative).extension().is_none() { "index.html" } else { relative };

        let content = self.state().files.get(name)?.clone();
        let status = if content.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
        let answer = Response::builder()
            .status(status)
            .header(header::CONTENT_TYPE, media_type(name))
            .header(header::CACHE_CONTROL, "no-cache")
            .body(Bytes::from(content.unwrap_or_default()).into());
        Some(self.promise(answer.expect("headers are plain text")))
    }

    /// Replaces an answer's policy, if a journey has set one.
    pub(super) fn promise(&self, mut answer: Answer) -> Answer {
        if let Some(policy) = self.state().policy {
            answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
        answer
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_replaced_is_answered_and_nothing_else() {
        let replaced = Replaced::default();
        replaced.replace("config.json", Some("{}".to_owned()));
        replaced.replace("locale/ko.json", None);
        let status = |path| replaced.answer(path).map(|answer| answer.status().as_u16());

        assert_eq!(
            [status("/config.json"), status("/locale/ko.json"), status("/login"), status("/main.css")],
            [Some(200), Some(404), None, None]
        );
    }

    #[test]
    fn a_page_stands_at_each_path_of_a_page() {
        let replaced = Replaced::default();
        replaced.replace("index.html", Some("<h1>".to_owned()));
        replaced.set_policy("default-src *");

        let answer = replaced.answer("/settings").expect("a page");

        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        assert_eq!(answer.headers()[header::CONTENT_SECURITY_POLICY], "default-src *");
    }
}
