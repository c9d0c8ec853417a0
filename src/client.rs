//! Kratos's public API: one method per endpoint.

mod account;
mod early;
mod fetch;
mod retry;

use leptos::task::spawn_local;
use serde_json::Value;

pub(crate) use self::fetch::text;
pub use self::{account::AccountClient, fetch::Cancel};
use self::{
    fetch::{Call, fetch},
    retry::read,
};
use crate::{
    browser,
    protocol::{
        Answer, Destination, ErrorId, Failure, FlowId, FlowKind, IdentitySchema, Logout, Outcome, RevokedSessions,
        Session, StoredError, Submission, Whoami, destination, has_text, outcome, resource, split_at_text, to_json,
        whoami,
    },
};

/// Client of Kratos at one base, such as `/.ory` or `https://auth.example.org`.
#[derive(Clone, Debug)]
pub struct Client {
    base: String,
    cancel: Cancel,
}

impl Client {
    /// Creates a client for Kratos's public API at `base`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned(), cancel: Cancel::default() }
    }

    /// Returns the client with its calls bound to `cancel`.
    #[must_use]
    pub fn cancelled_by(mut self, cancel: Cancel) -> Self {
        self.cancel = cancel;
        self
    }

    /// Creates a flow (`GET /self-service/{kind}/browser`). `query` has its `?`, or is empty.
    pub async fn create_flow(&self, kind: FlowKind, query: &str) -> Outcome {
        let path = format!("/self-service/{}/browser{query}", kind.as_str());
        meaning(self.get(&path).await)
    }

    /// Returns the URL at which the browser itself begins a flow, for cases that JSON cannot handle.
    #[must_use]
    pub fn browser_start(&self, kind: FlowKind, query: &str) -> String {
        format!("{}/self-service/{}/browser{query}", self.base, kind.as_str())
    }

    /// Gets a flow that has begun (`GET /self-service/{kind}/flows`).
    pub async fn get_flow(&self, kind: FlowKind, id: &FlowId) -> Outcome {
        let path = format!("/self-service/{}/flows?id={}", kind.as_str(), encode(id.as_str()));
        meaning(self.get(&path).await)
    }

    /// Submits a flow's form (`POST {ui.action}`).
    pub async fn update_flow(&self, submission: &Submission) -> Outcome {
        let Some(url) = self.action_url(&submission.action) else {
            return Outcome::Retry(Failure::Unexpected { status: 200 });
        };
        let body = to_json(&Value::Object(submission.body.clone()));
        meaning(fetch(&Call::post(url, body), &self.cancel).await)
    }

    /// Gets the state of the sign-in (`GET /sessions/whoami`).
    pub async fn whoami(&self) -> Whoami {
        match self.get("/sessions/whoami").await {
            Ok(answer) => whoami(&answer),
            Err(failure) => Whoami::Failed(failure),
        }
    }

    /// Gets the same asynchronously, and calls back.
    pub(crate) fn whoami_then(self, tell: Box<dyn FnOnce(Whoami)>) {
        spawn_local(async move { tell(self.whoami().await) });
    }

    /// Gets an error that Kratos kept (`GET /self-service/errors`).
    ///
    /// # Errors
    /// As [`resource`].
    pub async fn get_error(&self, id: &str) -> Result<StoredError, Failure> {
        resource(&self.get(&format!("/self-service/errors?id={}", encode(id))).await?)
    }

    /// Signs out: gets a token for it (`GET /self-service/logout/browser`) and uses it.
    ///
    /// # Errors
    /// As [`resource`]. No error if already signed out.
    pub async fn logout(&self) -> Result<(), Failure> {
        let Some(url) = self.create_logout("").await? else { return Ok(()) };
        match meaning(fetch(&Call::get(url), &self.cancel).await) {
            Outcome::Retry(failure) => Err(failure),
            _ => Ok(()),
        }
    }

    /// Returns the URL at which the browser itself signs out and goes on to `return_to`. `None` if not signed in, or if
    /// Kratos's `allowed_return_urls` do not have that place.
    ///
    /// # Errors
    /// As [`resource`].
    pub async fn logout_url(&self, return_to: &str) -> Result<Option<String>, Failure> {
        match self.create_logout(&format!("?return_to={}", encode(return_to))).await {
            Err(Failure::Kratos { error, .. }) if error.id == Some(ErrorId::SelfServiceFlowReturnToForbidden) => {
                Ok(None)
            }
            url => url,
        }
    }

    /// Gets the URL that signs out, with its token; `None` if not signed in.
    async fn create_logout(&self, query: &str) -> Result<Option<String>, Failure> {
        let answer = self.get(&format!("/self-service/logout/browser{query}")).await?;
        let logout = match resource::<Logout>(&answer) {
            Err(Failure::Kratos { status: 401, .. }) => return Ok(None),
            logout => logout?,
        };
        let url = self.action_url(logout.logout_url.expose_secret());
        url.map(Some).ok_or(Failure::Unexpected { status: answer.status })
    }

    /// Lists the person's other sessions (`GET /sessions`).
    ///
    /// # Errors
    /// As [`resource`].
    pub async fn list_sessions(&self) -> Result<Vec<Session>, Failure> {
        resource(&self.get("/sessions").await?)
    }

    /// Ends one of the person's other sessions (`DELETE /sessions/{id}`).
    ///
    /// # Errors
    /// As [`resource`].
    pub async fn revoke_session(&self, id: &str) -> Result<(), Failure> {
        let answer = self.delete(&format!("/sessions/{}", encode(id))).await?;
        if answer.status == 204 { Ok(()) } else { resource::<Value>(&answer).map(|_| ()) }
    }

    /// Ends all of the person's other sessions (`DELETE /sessions`).
    ///
    /// # Errors
    /// As [`resource`].
    pub async fn revoke_other_sessions(&self) -> Result<RevokedSessions, Failure> {
        resource(&self.delete("/sessions").await?)
    }

    /// Lists the identity schemas (`GET /schemas`).
    ///
    /// Without cookies: Kratos gives every browser without a CSRF cookie a new one with any answer, and of two answers
    /// that cross, the later one would break the flow of the earlier.
    ///
    /// # Errors
    /// As [`resource`].
    pub async fn list_identity_schemas(&self) -> Result<Vec<IdentitySchema>, Failure> {
        let call = Call::get_public(format!("{}/schemas", self.base));
        resource(&read(&call, &self.cancel).await?)
    }

    async fn get(&self, path: &str) -> Result<Answer, Failure> {
        read(&Call::get(format!("{}{path}", self.base)), &self.cancel).await
    }

    async fn delete(&self, path: &str) -> Result<Answer, Failure> {
        fetch(&Call::delete(format!("{}{path}", self.base)), &self.cancel).await
    }

    /// Returns the URL for a submit to `action`: `action` itself if it is below this page's base or on its origin, else
    /// the same path below the base, as Kratos may have another idea of its own URL.
    fn action_url(&self, action: &str) -> Option<String> {
        let is_known =
            has_text(&self.base, "://") && action.strip_prefix(&self.base).is_some_and(|rest| rest.starts_with('/'));
        match destination(action, &browser::origin())? {
            Destination::Here(path) => Some(path),
            Destination::Elsewhere(url) if is_known => Some(url),
            Destination::Elsewhere(url) => {
                let (_, path) = split_at_text(&url, "/self-service/")?;
                Some(format!("{}/self-service/{path}", self.base))
            }
        }
    }
}

/// Gets a file that lies beside the page, such as a language's.
///
/// # Errors
/// As for every call; [`Failure::NotJson`] for any status but 2xx.
pub(crate) async fn get_text(path: &str) -> Result<String, Failure> {
    let answer = read(&Call::get_public(path.to_owned()), &Cancel::default()).await?;
    if answer.is_success() { Ok(answer.body) } else { Err(Failure::NotJson { status: answer.status }) }
}

fn meaning(answer: Result<Answer, Failure>) -> Outcome {
    answer.map_or_else(Outcome::Retry, |answer| outcome(&answer))
}

fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}
