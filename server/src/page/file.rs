//! A file of the page, with its compressed copies.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::{encoding::Encoding, headers::SecurityHeaders};

/// Media type of a file with an unknown ending.
const UNKNOWN: &str = "application/octet-stream";

/// A file that is ready to be sent.
#[derive(Debug)]
pub(super) struct File {
    /// Copies, the best first; the last one is accepted by every client.
    copies: Vec<Copy>,
    media_type: HeaderValue,
    caching: Caching,
}

#[derive(Debug)]
struct Copy {
    encoding: Encoding,
    content: Bytes,
    tag: HeaderValue,
}

/// Time for which a browser may cache a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Caching {
    /// Forever, as its name changes with its content.
    Immutable,
    /// Until the next request, which always revalidates it.
    Revalidated,
}

impl File {
    /// Takes a file and its compressed copies, if there are any.
    pub(super) fn new(name: &str, content: Vec<u8>, brotli: Option<Vec<u8>>, gzip: Option<Vec<u8>>) -> Self {
        let copies = [(Encoding::Brotli, brotli), (Encoding::Gzip, gzip), (Encoding::Identity, Some(content))];
        let copies = copies.into_iter().filter_map(|(encoding, content)| Some(Copy::new(encoding, content?)));
        let caching = if is_fingerprinted(name) { Caching::Immutable } else { Caching::Revalidated };

        Self { copies: copies.collect(), media_type: media_type(name), caching }
    }

    /// Returns the content without compression.
    pub(super) fn content(&self) -> &[u8] {
        self.copies.last().map(|copy| &*copy.content).unwrap_or_default()
    }

    /// Answers with the best copy that the client accepts, or with 304 if the client has it already.
    pub(super) fn answer(&self, request: &HeaderMap, security: &SecurityHeaders) -> Response {
        let copy = self.best(request);
        let is_known = copy.is_some_and(|copy| copy.is_known_to(request));
        let status = if is_known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };

        self.send(copy, status, security)
    }

    /// Answers with the whole file, even if the client has it already.
    pub(super) fn answer_whole(&self, status: StatusCode, request: &HeaderMap, security: &SecurityHeaders) -> Response {
        self.send(self.best(request), status, security)
    }

    fn best(&self, request: &HeaderMap) -> Option<&Copy> {
        self.copies.iter().find(|copy| copy.encoding.is_taken_by(request))
    }

    fn send(&self, copy: Option<&Copy>, status: StatusCode, security: &SecurityHeaders) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = status;
        let headers = response.headers_mut();
        security.add_to(headers);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(match self.caching {
                Caching::Immutable => "public, max-age=31536000, immutable",
                Caching::Revalidated => "no-cache",
            }),
        );
        let Some(copy) = copy else {
            return response;
        };
        if status != StatusCode::NOT_FOUND {
            headers.insert(header::ETAG, copy.tag.clone());
        }
        if status != StatusCode::NOT_MODIFIED {
            headers.insert(header::CONTENT_TYPE, self.media_type.clone());
            if let Some(encoding) = copy.encoding.name() {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
            *response.body_mut() = Body::from(copy.content.clone());
        }
        response
    }
}

impl Copy {
    fn new(encoding: Encoding, content: Vec<u8>) -> Self {
        let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(&content)[..12]);
        // Base64 is always a valid header value.
        let tag = HeaderValue::try_from(format!("\"{digest}\"")).unwrap_or(HeaderValue::from_static("\"\""));

        Self { encoding, content: content.into(), tag }
    }

    fn is_known_to(&self, request: &HeaderMap) -> bool {
        let known = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let tag = self.tag.to_str().unwrap_or_default();
        let mut tags = known.flat_map(|line| line.split(',')).map(str::trim);

        tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
    }
}

/// Whether a name changes with its content: Trunk puts sixteen hexadecimal digits into such names.
fn is_fingerprinted(name: &str) -> bool {
    let is_fingerprint = |part: &str| part.len() == 16 && part.chars().all(|digit| digit.is_ascii_hexdigit());

    name.split(['-', '_', '.']).any(is_fingerprint)
}

/// Returns the media type of a file by the ending of its name. Texts are in UTF-8.
fn media_type(name: &str) -> HeaderValue {
    let kind = mime_guess::from_path(name).first_raw().unwrap_or(UNKNOWN);
    if !kind.starts_with("text/") {
        return HeaderValue::from_static(kind);
    }

    HeaderValue::try_from(format!("{kind}; charset=utf-8")).unwrap_or(HeaderValue::from_static(UNKNOWN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_ending_says_what_it_is() {
        for (name, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("style.css", "text/css; charset=utf-8"),
            ("app_bg.wasm", "application/wasm"),
            ("config.json", "application/json"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("logo.svg", "image/svg+xml"),
            ("site.webmanifest", "application/manifest+json"),
            ("letters.woff2", "font/woff2"),
            ("LICENSE", UNKNOWN),
        ] {
            assert_eq!(media_type(name), kind, "{name}");
        }
    }
}
