//! Check of the places that a page may send the browser to.

/// A safe place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// On the page's own origin: path, query and fragment.
    Here(String),
    /// Elsewhere on the web: an `http` or `https` URL.
    Elsewhere(String),
}

impl Destination {
    /// Returns the URL or path to give to the browser.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Here(path) => path,
            Self::Elsewhere(url) => url,
        }
    }
}

/// Checks a target from outside: only `http(s)` URLs and paths on the page's own origin pass.
///
/// `origin` is the page's, such as `https://example.org`.
///
/// # Security
/// Browsers forgive much: they drop tabs and newlines in URLs, take `\` for `/` and a leading `//` for a host. Kratos
/// lets `/\evil.example` through as a path. So nothing is repaired here: a target that is not plainly one of the two
/// forms is refused, as are credentials before the host, which make `https://bank.example@evil.example` look right, and
/// characters that are invisible or that reverse the text.
///
/// # Example
/// ```
/// use kratos_protocol::{Destination, destination};
///
/// let origin = "https://example.org";
///
/// assert_eq!(destination("https://example.org/home", origin), Some(Destination::Here("/home".into())));
/// assert_eq!(destination("javascript:alert(1)", origin), None);
/// assert_eq!(destination("//evil.example", origin), None);
/// ```
#[must_use]
pub fn destination(target: &str, origin: &str) -> Option<Destination> {
    if target.contains(is_suspicious) {
        return None;
    }
    if target.starts_with('/') {
        return here(target);
    }
    let (scheme, rest) = target.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if !is_host_and_port(authority) {
        return None;
    }
    if target[..target.len() - path.len()].eq_ignore_ascii_case(origin) {
        return here(path);
    }
    Some(Destination::Elsewhere(target.to_owned()))
}

/// Returns a path on the page's own origin, which may be cut off from it later: then a leading `//` would name a host.
fn here(path: &str) -> Option<Destination> {
    if names_host(path) {
        return None;
    }
    let root = if path.starts_with('/') { "" } else { "/" };
    Some(Destination::Here(format!("{root}{path}")))
}

/// Returns whether a path begins with `//`, as it stands or once a browser has resolved its dots: `/.//evil.example`.
fn names_host(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut resolved = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment.to_ascii_lowercase().as_str() {
            "." | "%2e" => {}
            ".." | ".%2e" | "%2e." | "%2e%2e" => drop(resolved.pop()),
            _ => resolved.push(segment),
        }
    }
    // Dots at the end leave a slash: `/.//.` is `//`.
    let has_more = resolved.len() > 1 || !path.ends_with('/');
    path.starts_with("//") || has_more && resolved.first().is_some_and(|first| first.is_empty())
}

/// Returns whether only a host and maybe a port stand before the path, in letters that cannot be mistaken: browsers
/// turn `%65`, full-width letters and the like into others.
fn is_host_and_port(authority: &str) -> bool {
    let is_in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_in_address = |byte: u8| byte.is_ascii_hexdigit() || b":.".contains(&byte);
    if let Some((address, port)) = authority.strip_prefix('[').and_then(|it| it.split_once(']')) {
        let port = port.strip_prefix(':').map_or(port.is_empty(), is_port);
        return !address.is_empty() && address.bytes().all(is_in_address) && port;
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    !host.is_empty() && host.bytes().all(is_in_name) && is_port(port)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

/// Returns whether a character is dropped, repaired or not shown by browsers.
fn is_suspicious(c: char) -> bool {
    let is_invisible = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}');
    c.is_control() || c.is_whitespace() || c == '\\' || is_invisible
}
