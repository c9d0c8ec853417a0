//! The static files, as any static host serves a single-page application.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use hyper::{Response, StatusCode, body::Bytes, header};

use super::Answer;

/// What `product.md` promises to work under: nothing inline, nothing remote.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// The folder with the release build.
#[derive(Debug)]
pub(super) struct Files {
    dist: PathBuf,
    /// What stands in a file's place, by its path below `dist`; nothing, if it is missing.
    replaced: Mutex<HashMap<String, Option<String>>>,
}

impl Files {
    pub(super) fn new(dist: PathBuf) -> Self {
        Self { dist, replaced: Mutex::default() }
    }

    /// Puts a text in a file's place, or takes the file away.
    pub(super) fn replace(&self, name: &str, content: Option<String>) {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), content);
    }

    /// Answers with the file, or with the page when the path is one of its routes.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let relative = path.trim_start_matches('/');
        let is_route = Path::new(relative).extension().is_none();
        let is_outside = relative.split('/').any(|part| part == "..");
        let name = if is_route { "index.html" } else { relative };

        let replaced = self.replaced.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some(content) = replaced {
            return content.map_or_else(not_found, |content| file(name, content.into_bytes()));
        }
        match fs::read(self.dist.join(name)) {
            Ok(content) if !is_outside => file(name, content),
            _ => not_found(),
        }
    }
}

fn file(name: &str, content: Vec<u8>) -> Answer {
    Response::builder()
        .header(header::CONTENT_TYPE, media_type(name))
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .header(header::CACHE_CONTROL, "no-cache")
        .body(Bytes::from(content).into())
        .expect("headers are plain text")
}

fn not_found() -> Answer {
    Response::builder()
        .status(StatusCode::NOT_FOUND)
        .body(Bytes::from_static(b"not found").into())
        .expect("a status alone")
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
