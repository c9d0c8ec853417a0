//! Addresses that look harmful and are not, or that look like a place to which they do not lead.
//!
//! The browser tests use the same list, as the browser resolves them.

/// Returns the addresses on the page's own origin, each with the path to which it leads.
pub(crate) fn here(origin: &str) -> Vec<(String, &'static str)> {
    let paths = PATHS.iter().map(|path| ((*path).to_owned(), *path));

    paths.chain(OWN.iter().map(|(rest, path)| (format!("{origin}{rest}"), *path))).collect()
}

/// Paths that stay as they are.
const PATHS: &[&str] = &[
    "/",
    "/login",
    "/login?flow=x&return_to=https%3A%2F%2Fevil.example#top",
    "/a/..",
    "/.",
    "/./",
    "/a//..",
    // A drive letter, but only to readers of `file:`.
    "/p:/..",
    "/..//p:/../..",
    "/../../login",
    "/?next=//evil.example",
    "/?next=javascript:alert(1)",
    "/?@evil.example",
    "/#//evil.example",
    "/#@evil.example",
    "/%2F%2Fevil.example",
    "/%2f/evil.example",
    "/%252F%252Fevil.example",
    "/%5Cevil.example",
    "/%09/evil.example",
    "/%00",
    "/%0d%0aLocation:evil.example",
    "/..%2F/evil.example",
    "/@evil.example",
    "/user:pass@evil.example",
    "/javascript:alert(1)",
    "/data:text/html,x",
    "/https://evil.example",
    "/&#47;evil.example",
    "/;/evil.example",
    "/.evil.example",
    "/환영",
    "/／evil.example",
    "/⁄evil.example",
];

/// Texts that may follow the page's own origin, each with the resulting path.
const OWN: &[(&str, &str)] = &[
    ("", "/"),
    ("/", "/"),
    ("?x=1", "/?x=1"),
    ("#top", "/#top"),
    ("?//evil.example", "/?//evil.example"),
    ("/@evil.example", "/@evil.example"),
    ("/.ory/self-service/login?flow=x", "/.ory/self-service/login?flow=x"),
];

/// Addresses that lead elsewhere on the web, from `https://example.org` too.
pub(crate) const ELSEWHERE: &[&str] = &[
    "https://example.com/",
    "http://example.org/",
    "HTTPS://EXAMPLE.com/",
    "http://localhost:4444/auth?state=x&redirect_uri=https%3A%2F%2Fexample.org%2F",
    "https://example.org:8443/",
    "https://example.org:443/",
    "https://sub.example.org/",
    "https://127.0.0.1:3000/",
    "https://[::1]:3000/",
    "https://[::ffff:127.0.0.1]",
    "https://xn--fsq.example/",
    "https://under_score.example/",
    // Addresses that look like the own origin and are not.
    "https://example.org./",
    "https://example.org.evil.example/",
    "https://example.orgevil.example/",
    "https://example.org-evil.example/",
    "https://evil.example/https://example.org/",
    "https://evil.example?https://example.org/",
    "https://evil.example#@example.org/",
    "https://evil.example/@example.org",
];
