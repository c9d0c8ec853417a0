//! Requests.

use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, header},
};
use http_body_util::BodyExt;
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde_json::Value;

/// A complete answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// Null if there is none, a text if it is not JSON.
    pub(crate) body: Value,
}

impl Answer {
    /// Returns the name of the problem.
    pub(crate) fn problem(&self) -> &str {
        let kind = self.body["type"].as_str().unwrap_or_default();

        kind.strip_prefix("urn:leptos-kratos:problem:").unwrap_or(kind)
    }

    /// Returns the value of a cookie that it sets.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = set.filter_map(|line| line.split(';').next()?.split_once('='));

        pairs.find_map(|(known, value)| (known == name).then(|| value.to_owned()))
    }
}

/// Sends a request. JSON is sent and accepted.
pub(crate) async fn call(method: Method, url: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
    try_call(method, url, headers, body).await.unwrap_or_else(|error| panic!("{url}: {error}"))
}

/// Sends a request to a server that may not answer.
pub(crate) async fn try_call(
    method: Method,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
    let mut request = Request::builder().method(method).uri(url).header(header::ACCEPT, "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = match body {
        Some(body) => {
            request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())).unwrap()
        }
        None => request.body(Body::empty()).unwrap(),
    };

    send(request).await
}

/// Sends a form, as a page without scripts does.
pub(crate) async fn send_form(url: &str, cookies: &str, form: String) -> Answer {
    let request = Request::post(url)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookies)
        .body(Body::from(form));

    send(request.unwrap()).await.unwrap_or_else(|error| panic!("{url}: {error}"))
}

async fn send(request: Request<Body>) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let (head, body) = client.request(request).await?.into_parts();
    let bytes = body.collect().await?.to_bytes();
    let text = || Value::from(String::from_utf8_lossy(&bytes));
    let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap_or_else(|_| text()) };
    Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
}
