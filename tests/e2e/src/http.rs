//! Requests outside of a browser.

use std::sync::LazyLock;

use reqwest::{Client, Method, RequestBuilder, header};
use serde_json::Value;

use crate::runtime::block_on;

// No proxy from the environment: the servers are on this machine.
static CLIENT: LazyLock<Client> = LazyLock::new(client);

/// Makes a client that stays on this machine.
pub(crate) fn client() -> Client {
    Client::builder().no_proxy().build().expect("a client without TLS")
}

/// Returns the status of an answer.
pub(crate) fn get(url: &str, cookie: &str) -> u16 {
    status(CLIENT.get(url).header(header::COOKIE, cookie))
}

/// Returns the status of the answer to a deletion.
pub(crate) fn delete(url: &str) -> u16 {
    status(CLIENT.delete(url))
}

/// Returns the JSON of an answer.
pub(crate) fn json(request: RequestBuilder) -> Value {
    let text = block_on(async { request.send().await?.text().await });
    let text = text.unwrap_or_else(|error| panic!("Kratos does not answer: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Begins a request.
pub(crate) fn request(method: Method, url: &str) -> RequestBuilder {
    CLIENT.request(method, url).header(header::CONTENT_TYPE, "application/json")
}

/// Returns the status of the answer to JSON.
pub(crate) fn post(url: &str, body: &Value) -> u16 {
    status(CLIENT.post(url).header(header::CONTENT_TYPE, "application/json").body(body.to_string()))
}

fn status(request: RequestBuilder) -> u16 {
    let answer = block_on(request.send());
    answer.unwrap_or_else(|error| panic!("Kratos does not answer: {error}")).status().as_u16()
}
