//! Where a page may send the browser.

/// A place that is safe to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// On the page's own origin: path, query and fragment.
    Here(String),
    /// Elsewhere on the web: an `http` or `https` URL.
    Elsewhere(String),
}

impl Destination {
    /// Returns what to hand to the browser.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Here(path) => path,
            Self::Elsewhere(url) => url,
        }
    }
}

/// Checks a target that came from outside: only `http(s)` URLs and paths on the page's own origin pass.
///
/// `origin` is the page's, such as `https://example.org`.
///
/// # Security
/// Browsers forgive much: they drop tabs and newlines in URLs, take `\` for `/` and a leading `//` for a host. Kratos
/// lets `/\evil.example` through as a path. So nothing is repaired here: what is not plainly one of the two forms is
/// refused, as are credentials before the host, which make `https://bank.example@evil.example` look right.
///
/// # Example
/// ```
/// use leptos_kratos::protocol::{Destination, destination};
///
/// let origin = "https://example.org";
///
/// assert_eq!(destination("https://example.org/home", origin), Some(Destination::Here("/home".into())));
/// assert_eq!(destination("javascript:alert(1)", origin), None);
/// assert_eq!(destination("//evil.example", origin), None);
/// ```
#[must_use]
pub fn destination(target: &str, origin: &str) -> Option<Destination> {
    let is_suspicious = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if target.contains(is_suspicious) {
        return None;
    }
    if target.starts_with('/') {
        return (!target.starts_with("//")).then(|| Destination::Here(target.to_owned()));
    }
    let (scheme, rest) = target.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if authority.is_empty() || authority.contains('@') {
        return None;
    }
    if target[..target.len() - path.len()].eq_ignore_ascii_case(origin) {
        // `https://example.org//evil.example` is a path here, but would be a host once the origin is gone.
        return (!path.starts_with("//")).then(|| Destination::Here(rooted(path)));
    }
    Some(Destination::Elsewhere(target.to_owned()))
}

fn rooted(path: &str) -> String {
    if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{path}")
    }
}
