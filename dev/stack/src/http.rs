//! GET requests to the stack's own servers.

use std::{sync::LazyLock, time::Duration};

use serde_json::Value;

use crate::error::{Error, Result};

// No proxy from the environment: the servers are on this machine.
static AGENT: LazyLock<ureq::Agent> = LazyLock::new(|| {
    ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(5))).proxy(None).build().into()
});

/// Returns the body of a 2xx answer.
pub(crate) fn get(url: &str) -> Result<String> {
    AGENT
        .get(url)
        .call()
        .and_then(|mut answer| answer.body_mut().read_to_string())
        .map_err(|error| Error::Request { url: url.to_owned(), reason: error.to_string() })
}

/// Returns the body of a 2xx answer, as JSON.
pub(crate) fn get_json(url: &str) -> Result<Value> {
    let body = get(url)?;

    serde_json::from_str(&body).map_err(|error| Error::Request { url: url.to_owned(), reason: error.to_string() })
}
