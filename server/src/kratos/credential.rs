//! Credentials that a client sends for its session.

use std::fmt;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use sha2::{Digest, Sha256};

const SESSION_TOKEN: HeaderName = HeaderName::from_static("x-session-token");

/// Kratos's session cookie or session token, which proves that a person is signed in. `Debug` masks it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Credential {
    /// A browser's cookie.
    Cookie {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// An application's token.
    Token(String),
}

impl Credential {
    /// Finds it in a request: the token before the cookie, as Kratos does, and of two cookies with one name the first.
    #[must_use]
    pub fn of(headers: &HeaderMap, cookie: &str) -> Option<Self> {
        let token = headers.get(SESSION_TOKEN).and_then(|value| value.to_str().ok()).map(str::trim);
        if let Some(token) = token.filter(|token| !token.is_empty()) {
            return Some(Self::Token(token.to_owned()));
        }
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
        let value = pairs.find_map(|(name, value)| (name.trim() == cookie).then(|| value.trim()))?;

        (!value.is_empty()).then(|| Self::Cookie { name: cookie.to_owned(), value: value.to_owned() })
    }

    /// Returns a digest, which identifies it without storing it.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let (kind, text) = match self {
            Self::Cookie { value, .. } => ("cookie", value),
            Self::Token(text) => ("token", text),
        };

        Sha256::new().chain_update(kind).chain_update([0]).chain_update(text).finalize().into()
    }

    /// Returns the header that sends it to Kratos. Nothing else of the request is sent there.
    pub(super) fn header(&self) -> Option<(HeaderName, HeaderValue)> {
        let (name, value) = match self {
            Self::Cookie { name, value } => (header::COOKIE, format!("{name}={value}")),
            Self::Token(token) => (SESSION_TOKEN, token.clone()),
        };
        let mut value = HeaderValue::try_from(value).ok()?;

        value.set_sensitive(true);
        Some((name, value))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cookie { .. } => "Cookie(***)",
            Self::Token(_) => "Token(***)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[(&'static str, &'static str)]) -> Option<Credential> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        Credential::of(&map, "ory_kratos_session")
    }

    fn cookie(value: &str) -> Option<Credential> {
        Some(Credential::Cookie { name: "ory_kratos_session".to_owned(), value: value.to_owned() })
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        assert_eq!(of(&[("cookie", "a=b; ory_kratos_session=MTY=|x; c=d")]), cookie("MTY=|x"));
        assert_eq!(of(&[("cookie", "a=b"), ("cookie", "ory_kratos_session=2")]), cookie("2"));
        assert_eq!(of(&[("cookie", "x_ory_kratos_session=1; ory_kratos_session_x=2")]), None);
        assert_eq!(of(&[("cookie", "ory_kratos_session=")]), None);
    }

    #[test]
    fn of_two_cookies_the_first_counts() {
        assert_eq!(of(&[("cookie", "ory_kratos_session=1; ory_kratos_session=2")]), cookie("1"));
    }

    #[test]
    fn a_token_comes_before_a_cookie() {
        let headers = [("cookie", "ory_kratos_session=1"), ("x-session-token", "t")];

        assert_eq!(of(&headers), Some(Credential::Token("t".to_owned())));
    }

    #[test]
    fn a_cookie_is_no_token_of_the_same_text() {
        let token = Credential::Token("a".to_owned());

        assert_eq!(token.digest(), token.clone().digest());
        assert_ne!(Some(token.digest()), cookie("a").map(|cookie| cookie.digest()));
    }

    #[test]
    fn neither_is_printed() {
        let token = Credential::Token("secret".to_owned());

        assert!(!format!("{token:?} {:?}", cookie("secret")).contains("secret"));
    }
}
