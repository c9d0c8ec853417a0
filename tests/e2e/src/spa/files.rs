//! Static files, as any static host serves a single-page application: compressed for clients that accept it, and with
//! fingerprinted files kept for ever. Two pages that are measured in turns are both served by this.

use std::{
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use hyper::{HeaderMap, Response, StatusCode, body::Bytes, header};

use super::Answer;

/// The policy under which `product.md` promises to work: nothing inline, nothing remote.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The further promise of `SECURITY.md`: passkeys for this page alone, and no feature that it does not need.
const PERMISSIONS: &str = "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), geolocation=(), \
    microphone=(), payment=(), usb=()";

/// The folder with a build.
#[derive(Debug)]
pub(crate) struct Files {
    dist: PathBuf,
    /// The Content-Security-Policy, if there is one.
    policy: Option<&'static str>,
}

/// A file as it is sent.
struct Sent {
    content: Vec<u8>,
    is_brotli: bool,
}

impl Files {
    /// Serves our own build.
    pub(crate) fn new(dist: PathBuf) -> Self {
        Self { dist, policy: Some(POLICY) }
    }

    /// Serves another project's build, which promises nothing about its scripts and styles.
    pub(crate) fn of_others(dist: PathBuf) -> Self {
        Self { dist, policy: None }
    }

    /// Answers with the file, or with the page when the path is one of its routes.
    pub(super) fn answer(&self, path: &str, request: &HeaderMap) -> Answer {
        let relative = path.trim_start_matches('/');
        let is_route = Path::new(relative).extension().is_none();
        let name = if is_route { "index.html" } else { relative };

        match self.read(name, accepts_brotli(request)) {
            Some(sent) => self.send(name, sent, request),
            None => not_found(),
        }
    }

    fn read(&self, name: &str, takes_brotli: bool) -> Option<Sent> {
        if name.split('/').any(|part| part == "..") {
            return None;
        }
        let path = self.dist.join(name);
        let mut compressed = OsString::from(&path);
        compressed.push(".br");
        if let Some(content) = takes_brotli.then(|| fs::read(compressed).ok()).flatten() {
            return Some(Sent { content, is_brotli: true });
        }
        fs::read(path).ok().map(|content| Sent { content, is_brotli: false })
    }

    fn send(&self, name: &str, sent: Sent, request: &HeaderMap) -> Answer {
        let mut answer = Response::builder()
            .header(header::CONTENT_TYPE, media_type(name))
            .header(header::VARY, "accept-encoding")
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(header::REFERRER_POLICY, "no-referrer")
            .header("cross-origin-opener-policy", "same-origin")
            .header("permissions-policy", PERMISSIONS);
        if let Some(policy) = self.policy {
            answer = answer.header(header::CONTENT_SECURITY_POLICY, policy);
        }
        if is_fingerprinted(name) {
            answer = answer.header(header::CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else {
            let tag = tag(&sent.content);
            let is_known = request.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
            answer = answer.header(header::CACHE_CONTROL, "no-cache").header(header::ETAG, tag);
            if is_known {
                return answer
                    .status(StatusCode::NOT_MODIFIED)
                    .body(Bytes::new().into())
                    .expect("headers are plain text");
            }
        }
        if sent.is_brotli {
            answer = answer.header(header::CONTENT_ENCODING, "br");
        }
        answer.body(Bytes::from(sent.content).into()).expect("headers are plain text")
    }
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();

    accepted.split(',').any(|coding| coding.trim() == "br")
}

/// Returns whether a name changes with its content: Trunk's has sixteen digits, Vite's folder has no other files.
pub(crate) fn is_fingerprinted(name: &str) -> bool {
    let is_fingerprint = |part: &str| part.len() == 16 && part.chars().all(|digit| digit.is_ascii_hexdigit());

    name.starts_with("assets/") || name.split(['-', '_', '.']).any(is_fingerprint)
}

/// Returns the tag of a content, for browsers that have it already.
fn tag(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);

    format!("\"{:016x}\"", hasher.finish())
}

fn not_found() -> Answer {
    Response::builder()
        .status(StatusCode::NOT_FOUND)
        .body(Bytes::from_static(b"not found").into())
        .expect("a status alone")
}

/// Returns a file's media type by the ending of its name. Texts are written in UTF-8.
pub(super) fn media_type(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == "text" { "; charset=utf-8" } else { "" };

    format!("{kind}{charset}")
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;
    use crate::run;

    fn files() -> Files {
        let dist = run::new_folder("files");
        for (name, content) in
            [("index.html", "page"), ("app-0123456789abcdef.js", "app"), ("app-0123456789abcdef.js.br", "br")]
        {
            fs::write(dist.join(name), content).expect("a folder of our own");
        }
        Files::new(dist)
    }

    fn request(name: header::HeaderName, value: &str) -> HeaderMap {
        [(name, HeaderValue::from_str(value).expect("plain text"))].into_iter().collect()
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
        answer.headers().get(name).map_or("", |value| value.to_str().expect("plain text"))
    }

    #[test]
    fn who_takes_brotli_gets_it() {
        let files = files();

        let compressed = files.answer("/app-0123456789abcdef.js", &request(header::ACCEPT_ENCODING, "gzip, br"));
        let plain = files.answer("/app-0123456789abcdef.js", &request(header::ACCEPT_ENCODING, "gzip"));

        assert_eq!((header(&compressed, "content-encoding"), header(&plain, "content-encoding")), ("br", ""));
        assert_eq!(header(&compressed, "content-type"), "text/javascript; charset=utf-8");
    }

    #[test]
    fn what_has_a_fingerprint_is_kept_and_what_has_none_is_asked_for_again() {
        let files = files();

        let script = files.answer("/app-0123456789abcdef.js", &HeaderMap::new());
        let page = files.answer("/login", &HeaderMap::new());
        let again = files.answer("/login", &request(header::IF_NONE_MATCH, header(&page, "etag")));

        assert!(header(&script, "cache-control").ends_with("immutable"));
        assert_eq!(header(&page, "cache-control"), "no-cache");
        assert_eq!((page.status(), again.status()), (StatusCode::OK, StatusCode::NOT_MODIFIED));
    }

    #[test]
    fn a_fingerprint_is_known_wherever_it_stands() {
        for name in ["main-0123456789abcdef.css", "leptos-kratos-0123456789abcdef_bg.wasm", "assets/index-DkZ_x1a9.js"]
        {
            assert!(is_fingerprinted(name), "{name}");
        }
        for name in ["index.html", "config.json", "locale/en.json", "provider/generic.svg"] {
            assert!(!is_fingerprinted(name), "{name}");
        }
    }
}
