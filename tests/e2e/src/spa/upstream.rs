//! The server behind the faults, and the way in which a request is passed on to it.

use hyper::{
    HeaderMap, Request, Response, Uri,
    body::Bytes,
    header::{self, HeaderName, HeaderValue},
};
use reqwest::{Client, redirect::Policy};

/// Headers about one connection, not about the request.
const HOP_BY_HOP: [HeaderName; 5] =
    [header::CONNECTION, header::CONTENT_LENGTH, header::TE, header::TRANSFER_ENCODING, header::UPGRADE];

/// The destination of requests, such as `http://127.0.0.1:8080`.
#[derive(Clone, Debug)]
pub(super) enum Upstream {
    /// The companion server, which takes each request as the browser has made it.
    Companion(String),
    /// Kratos itself, with the headers that a proxy before it has to add.
    Kratos(String),
}

impl Upstream {
    fn url(&self, uri: &Uri) -> String {
        match self {
            Self::Companion(server) => format!("{server}{}", path_of(uri)),
            Self::Kratos(kratos) => format!("{kratos}{}", path_at_kratos(uri)),
        }
    }

    fn headers(&self, headers: &HeaderMap, origin: &str) -> HeaderMap {
        let mut kept = end_to_end(headers);
        if let Self::Kratos(_) = self {
            let host = origin.trim_start_matches("http://");
            kept.remove(header::HOST);
            for (name, value) in
                [("x-forwarded-for", "127.0.0.1"), ("x-forwarded-host", host), ("x-forwarded-proto", "http")]
            {
                let value = HeaderValue::from_str(value).expect("an origin is plain text");
                kept.insert(HeaderName::from_static(name), value);
            }
        }
        kept
    }
}

/// Passes requests on, each on a connection of its own.
#[derive(Debug)]
pub(super) struct Road {
    client: Client,
    origin: String,
}

impl Road {
    pub(super) fn new(origin: &str) -> Self {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            // Servers come and go: a kept connection to the one before would fail the next request.
            .pool_max_idle_per_host(0)
            .build()
            .expect("a client without TLS");
        Self { client, origin: origin.to_owned() }
    }

    /// Returns the whole answer.
    pub(super) async fn ask(
        &self,
        upstream: &Upstream,
        request: Request<Bytes>,
    ) -> Result<(Response<()>, Bytes), reqwest::Error> {
        let (url, headers) = (upstream.url(request.uri()), upstream.headers(request.headers(), &self.origin));
        let asked = self.client.request(request.method().clone(), url).headers(headers).body(request.into_body());

        let answer = asked.send().await?;
        let mut head = Response::new(());
        *head.status_mut() = answer.status();
        *head.headers_mut() = end_to_end(answer.headers());
        Ok((head, answer.bytes().await?))
    }
}

/// Returns the path and the query.
pub(super) fn path_of(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |path| path.as_str())
}

/// Returns the path below `/.ory`, and the query; the whole path if it is not for Kratos.
pub(super) fn path_at_kratos(uri: &Uri) -> &str {
    let path = path_of(uri);
    path.strip_prefix("/.ory").unwrap_or(path)
}

fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let mut kept = headers.clone();
    for name in HOP_BY_HOP {
        kept.remove(name);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(upstream: &Upstream) -> (String, HeaderMap) {
        let headers = [(header::HOST, "person-1.localhost:3"), (header::CONNECTION, "close")];
        let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value))).into_iter().collect();

        let uri = Uri::from_static("/.ory/sessions/whoami?a=b");
        (upstream.url(&uri), upstream.headers(&headers, "http://localhost:3"))
    }

    #[test]
    fn the_companion_server_is_asked_as_by_the_browser() {
        let (url, headers) = asked(&Upstream::Companion("http://127.0.0.1:1".to_owned()));

        assert_eq!(url, "http://127.0.0.1:1/.ory/sessions/whoami?a=b");
        assert_eq!((headers.len(), &headers[header::HOST]), (1, &HeaderValue::from_static("person-1.localhost:3")));
    }

    #[test]
    fn kratos_is_asked_as_by_a_proxy() {
        let (url, headers) = asked(&Upstream::Kratos("http://127.0.0.1:2".to_owned()));

        assert_eq!(url, "http://127.0.0.1:2/sessions/whoami?a=b");
        assert_eq!((headers.get(header::HOST), &headers["x-forwarded-host"]), (None, &"localhost:3".parse().unwrap()));
    }
}
