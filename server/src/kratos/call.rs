//! A call to Kratos, with its limits and errors.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Method, Request, StatusCode, header},
};
use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use serde::{Deserialize, de::DeserializeOwned};
use thiserror::Error;
use tokio::time::timeout;

use super::Kratos;
use crate::{
    metrics::{Upstream, UpstreamError},
    problem::Problem,
};

/// Largest answer of these calls, in bytes.
const LIMIT: usize = 4 << 20;

/// One of Kratos's APIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Api {
    Public,
    Admin,
}

/// Reason for which a call has failed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CallError {
    /// No connection, or a broken one.
    #[error("Kratos cannot be reached: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("Kratos does not answer in time")]
    Timeout,
    /// An unexpected answer.
    #[error("Kratos answers {status}, which is not expected here: {reason}")]
    Unexpected {
        /// Its status.
        status: StatusCode,
        /// Reason for which it is unexpected.
        reason: String,
    },
}

impl From<CallError> for Problem {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Timeout => Self::KratosTimeout,
            CallError::Unreachable(_) | CallError::Unexpected { .. } => Self::KratosUnavailable,
        }
    }
}

/// A complete answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
}

impl Answer {
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, CallError> {
        serde_json::from_slice(&self.body).map_err(|error| self.unexpected(error))
    }

    /// Whether an error comes from Kratos itself (in its API `errorGeneric`), not from another server at its address.
    pub(super) fn is_kratos_word(&self) -> bool {
        #[derive(Deserialize)]
        struct Generic {
            error: Code,
        }
        #[derive(Deserialize)]
        struct Code {
            code: u16,
        }

        self.json::<Generic>().is_ok_and(|generic| generic.error.code == self.status.as_u16())
    }

    pub(super) fn unexpected(&self, reason: impl std::fmt::Display) -> CallError {
        CallError::Unexpected { status: self.status, reason: reason.to_string() }
    }
}

impl Kratos {
    /// Sends a request, and waits for the complete answer.
    pub(super) async fn call(
        &self,
        api: Api,
        method: Method,
        path: &str,
        header: Option<(HeaderName, HeaderValue)>,
    ) -> Result<Answer, CallError> {
        let base = match api {
            Api::Public => &self.0.public,
            Api::Admin => &self.0.admin,
        };
        let mut request =
            Request::builder().method(method).uri(format!("{base}{path}")).header(header::ACCEPT, "application/json");
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        let request = request.body(Body::empty()).map_err(|error| CallError::Unreachable(error.to_string()))?;

        let answer = timeout(self.0.timeout, self.send(request)).await.unwrap_or(Err(CallError::Timeout));
        self.count(api, &answer);
        answer
    }

    fn count(&self, api: Api, answer: &Result<Answer, CallError>) {
        let kind = match answer {
            Ok(answer) if !answer.status.is_server_error() => return,
            Ok(_) | Err(CallError::Unexpected { .. }) => UpstreamError::Unexpected,
            Err(CallError::Timeout) => UpstreamError::Timeout,
            Err(CallError::Unreachable(_)) => UpstreamError::Unreachable,
        };
        let upstream = match api {
            Api::Public => Upstream::Public,
            Api::Admin => Upstream::Admin,
        };
        self.0.metrics.upstream_error(upstream, kind);
    }

    async fn send(&self, request: Request<Body>) -> Result<Answer, CallError> {
        let unreachable = |error: &dyn std::error::Error| CallError::Unreachable(error.to_string());
        let response = self.0.client.request(request).await.map_err(|error| unreachable(&error))?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, LIMIT).collect().await.map_err(|error| unreachable(&*error))?;

        Ok(Answer { status: head.status, body: body.to_bytes() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_servers_not_found_is_not_kratoss() {
        let of =
            |body: &'static str| Answer { status: StatusCode::NOT_FOUND, body: Bytes::from_static(body.as_bytes()) };

        assert!(
            of(r#"{"error":{"code":404,"status":"Not Found","message":"Unable to locate the resource"}}"#)
                .is_kratos_word()
        );
        for body in ["", "404 page not found", "<html>", "{}", r#"{"error":"not found"}"#, r#"{"error":{"code":500}}"#]
        {
            assert!(!of(body).is_kratos_word(), "{body}");
        }
    }
}
