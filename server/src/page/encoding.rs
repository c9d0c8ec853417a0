//! Encodings of a file, and a client's choice among them.

use axum::http::{HeaderMap, header};

/// Encoding of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// Returns its name in `Content-Encoding`.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Whether a request accepts it. The uncompressed copy is accepted by every request.
    pub(super) fn is_taken_by(self, request: &HeaderMap) -> bool {
        let Some(name) = self.name() else {
            return true;
        };
        let lines = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let mut is_taken = false;
        for coding in lines.flat_map(|line| line.split(',')).map(Coding::of) {
            if coding.name.eq_ignore_ascii_case(name) {
                return coding.is_wanted;
            }
            is_taken |= coding.name == "*" && coding.is_wanted;
        }
        is_taken
    }
}

struct Coding<'a> {
    name: &'a str,
    is_wanted: bool,
}

impl<'a> Coding<'a> {
    /// Parses `br;q=0.5`. A weight of zero refuses the encoding.
    fn of(text: &'a str) -> Self {
        let (name, weight) = text.split_once(';').unwrap_or((text, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());

        Self { name: name.trim(), is_wanted: weight.is_none_or(|weight| weight > 0.0) }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn what_is_refused_is_not_sent() {
        for (accepted, brotli, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("br;q=0, gzip", false, true),
            ("br;q=0.0, *", false, true),
            ("gzip;q=0.5", false, true),
            ("*", true, true),
            ("*;q=0", false, false),
            ("identity", false, false),
            ("BR", true, false),
            ("brotli", false, false),
            ("", false, false),
        ] {
            let request = [(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))].into_iter().collect();

            assert_eq!(Encoding::Brotli.is_taken_by(&request), brotli, "{accepted}");
            assert_eq!(Encoding::Gzip.is_taken_by(&request), gzip, "{accepted}");
            assert!(Encoding::Identity.is_taken_by(&request));
        }
        assert!(!Encoding::Gzip.is_taken_by(&HeaderMap::new()));
    }
}
