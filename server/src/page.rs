//! The page: the files that `cargo xtask build` has made, held in memory.
//!
//! They are few and small, and change only with a new build. So each answer is prepared at the start, its `ETag` is
//! made from its content (the file times of a container's build are of no use), and a path is looked up, never opened.

mod encoding;
mod file;
mod folder;
mod headers;
mod routes;

use std::{collections::HashMap, io, sync::Arc};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use percent_encoding::percent_decode_str;

use self::{file::File, headers::SecurityHeaders, routes::Routes};
use crate::config;

const INDEX: &str = "index.html";

/// The page's files and routes. Cloning shares them.
#[derive(Clone, Debug)]
pub struct Page(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    files: HashMap<String, Arc<File>>,
    index: Arc<File>,
    routes: Routes,
    security: SecurityHeaders,
}

impl Page {
    /// Reads the files.
    ///
    /// # Errors
    /// Fails when a file cannot be read, there is no `index.html`, or the page's `config.json` is not a JSON object.
    pub fn load(config: &config::Page) -> io::Result<Self> {
        let mut files = folder::read(&config.dist)?;
        let Some(index) = files.get(INDEX).cloned() else {
            return Err(io::Error::other(format!("there is no {INDEX} in {}", config.dist.display())));
        };
        let settings = folder::page_config(&mut files)?;
        let routes = Routes::new(&config.routes, &settings);
        let security = SecurityHeaders::new(config);

        Ok(Self(Arc::new(Inner { files, index, routes, security })))
    }

    /// Answers with a file, with the page if the path is one of its routes, or with 404: a person gets the page then as
    /// well, which says so in their language.
    #[must_use]
    pub fn answer(&self, method: &Method, path: &str, request: &HeaderMap) -> Response {
        if *method != Method::GET && *method != Method::HEAD {
            let mut response = self.plain(StatusCode::METHOD_NOT_ALLOWED, "method not allowed");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let inner = &*self.0;
        let Ok(path) = percent_decode_str(path).decode_utf8() else {
            return self.plain(StatusCode::NOT_FOUND, "not found");
        };
        let file = path.strip_prefix('/').and_then(|name| inner.files.get(name));
        match file {
            Some(file) => file.answer(request, &inner.security),
            None if inner.routes.has(&path) => inner.index.answer(request, &inner.security),
            None if takes_html(request) => inner.index.answer_whole(StatusCode::NOT_FOUND, request, &inner.security),
            None => self.plain(StatusCode::NOT_FOUND, "not found"),
        }
    }

    fn plain(&self, status: StatusCode, text: &'static str) -> Response {
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        self.0.security.add_to(headers);
        response
    }
}

/// Whether the answer is for a person to read: a request for a script or a picture accepts anything.
fn takes_html(request: &HeaderMap) -> bool {
    let accepted = request.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();

    accepted.split(',').any(|media| media.split(';').next().is_some_and(|media| media.trim() == "text/html"))
}

#[cfg(test)]
mod tests;
