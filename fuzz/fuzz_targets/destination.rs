//! Any text as a target: only web addresses pass, as a browser reads them.

#![no_main]

use leptos_kratos::protocol::{Destination, destination};
use libfuzzer_sys::fuzz_target;
use url::Url;

const ORIGIN: &str = "https://example.org";

fuzz_target!(|target: &str| {
    let Some(found) = destination(target, ORIGIN) else { return };

    let text = found.as_str();
    assert!(!text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\'), "{text:?}");
    assert_eq!(destination(text, ORIGIN).as_ref(), Some(&found), "what has passed passes again");
    match &found {
        Destination::Here(path) => here(path),
        Destination::Elsewhere(url) => elsewhere(url),
    }
});

/// A path stays at the origin, also when it is cut off from it and resolved again.
///
/// A colon or a bar in a path has no meaning, but the url crate keeps `p:` for a drive letter where browsers let `..`
/// remove it. So the path is checked without them.
fn here(path: &str) {
    let path = &path.replace([':', '|'], "-");
    let at = |base: &str, path: &str| Url::parse(base).and_then(|base| base.join(path)).expect("a path is a URL");

    let url = at(ORIGIN, path);
    assert_eq!(url.origin().ascii_serialization(), ORIGIN, "{path:?}");
    assert!(!url.path().starts_with("//"), "{path:?} becomes {}", url.path());
    let again = at("https://example.org/deep/page", url.path());
    assert_eq!(again.origin().ascii_serialization(), ORIGIN, "{path:?}");
}

/// A URL leads where a person reads that it leads, or a browser rejects it.
fn elsewhere(text: &str) {
    let (scheme, rest) = text.split_once("://").expect("a scheme");
    assert!(["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()), "{text:?}");
    let Ok(url) = Url::parse(text) else { return };

    assert_eq!(url.scheme(), scheme.to_ascii_lowercase());
    assert_eq!((url.username(), url.password()), ("", None), "{text:?}");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = url.host_str().expect("a host");
    let is_name = url.domain().is_some();
    assert!(!is_name || authority.to_ascii_lowercase().starts_with(host), "{text:?} leads to {host}");
}
