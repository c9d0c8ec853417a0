//! Addresses of pictures.

/// Longest address, in bytes.
pub(crate) const MAX: usize = 2048;

/// Whether a page can show it without another scheme, and without exposing the viewer over plain HTTP: an HTTPS URL, or
/// a path on the page's own origin.
pub(crate) fn is_picture(address: &str) -> bool {
    let is_plain =
        address.len() <= MAX && address.bytes().all(|byte| byte.is_ascii_graphic()) && !address.contains('\\');
    let is_path = address.starts_with('/') && !address.starts_with("//");
    // Compared letter by letter, as a browser reads it: the scheme, directly followed by a host.
    let host = address.split_at_checked(8).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("https://"));
    let is_https = host.is_some_and(|(_, rest)| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains('@')
    });

    is_plain && (is_path || is_https)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_https_or_our_own() {
        for address in ["https://example.com/a.png", "HTTPS://example.com", "/avatars/a.png?size=2", "/"] {
            assert!(is_picture(address), "{address}");
        }
        let long = format!("https://example.com/{}", "a".repeat(MAX));
        for address in [
            "http://example.com/a.png",
            "//example.com/a.png",
            "/\\example.com",
            "https:///a.png",
            "https://user:password@example.com/",
            "https://example.com/a b",
            "javascript:alert(1)",
            "data:image/png;base64,AA",
            "a.png",
            "",
            long.as_str(),
        ] {
            assert!(!is_picture(address), "{address}");
        }
    }
}
