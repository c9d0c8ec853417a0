//! Outcome of an answer to a flow's call: one pure function, judging by the body's shape and not by the status.
//!
//! The status alone misleads: "a code was sent" is 400, a wrong recovery code is 200.

use serde_json::Value;

use super::{
    answer::Answer,
    continue_with::{ContinueWith, next_step},
    error::{ApiError, ErrorId, Failure},
    fields::{Fields, FromFields},
    flow::{Flow, FlowId},
    session::{Identity, Session},
    unknown_json::UnknownJson,
};

/// Meaning of an answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// A flow: show it in the place of the one before, whatever the status was.
    Flow(Box<Flow>),
    /// Signed in or up: an answer with a session or an identity and no form.
    Success(Box<Success>),
    /// Done, with nothing to report.
    Done,
    /// An OAuth2 challenge was accepted, but its target is lost in JSON: open the flow's start in the browser.
    OAuth2Accepted,
    /// The browser has to open another URL.
    Redirect(Redirect),
    /// The flow cannot go on: take another one, keeping what was typed.
    Restart(Restart),
    /// A flow of another kind has to come first, such as the verification of an address.
    Continue(ContinueWith),
    /// Signed in already.
    SignedInAlready,
    /// Not signed in, or not allowed to be: Kratos's reason stands in the error.
    SignedOut(ApiError),
    /// A retry may succeed; nothing is lost.
    Retry(Failure),
    /// Kratos refused, and only the caller can know the meaning here.
    Refused(ApiError),
    /// JSON of an unrecognised shape.
    Unexpected {
        /// HTTP status.
        status: u16,
        /// JSON of the answer.
        json: UnknownJson,
    },
}

/// A finished login or registration (in the API `successfulNativeLogin` and its like).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Success {
    /// New session. Registration without the `session` hook has none: the person has to sign in.
    pub session: Option<Session>,
    /// Identity, if the answer has one apart from the session.
    pub identity: Option<Identity>,
    /// Follow-up actions.
    pub continue_with: Vec<ContinueWith>,
}

/// A URL that the browser has to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// URL, unchecked: pass it through [`destination`](super::destination) first.
    pub to: String,
    /// Reason for the redirect.
    pub reason: RedirectReason,
}

impl Redirect {
    /// Returns whether Kratos asks for a second factor there, rather than a provider or another flow.
    #[must_use]
    pub fn is_second_factor(&self) -> bool {
        let (path, query) = self.to.split_once('?').unwrap_or((&self.to, ""));
        path.ends_with("/self-service/login/browser") && query.split('&').any(|pair| pair == "aal=aal2")
    }
}

/// Reason why the browser has to open another URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectReason {
    /// The flow goes on there: an OpenID provider, a second factor, the next flow.
    LocationChange,
    /// A second factor is needed for the request.
    Aal2Required,
    /// The last sign-in is too long ago for the request.
    RefreshRequired,
}

/// A flow that cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restart {
    /// Flow to take instead; a new one if there is none.
    pub with: Option<FlowId>,
    /// Reason for the restart.
    pub reason: RestartReason,
}

/// Reason why a flow cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestartReason {
    /// It has expired.
    Expired,
    /// Another flow replaced it: too many wrong codes, or it was over.
    Replaced,
    /// Kratos does not know it.
    NotFound,
    /// The CSRF token does not belong to the cookie: signed in or out elsewhere, or cookies are blocked.
    CsrfViolation,
    /// It belongs to another identity.
    IdentityMismatch,
    /// A second factor was asked for before the first: start without `aal`.
    Aal1Required,
    /// `return_to` is not on the operator's list: start without it.
    ReturnToForbidden,
}

/// Decides what an answer to creating, getting or submitting a flow means.
///
/// # Example
/// ```
/// use kratos_protocol::{Answer, Outcome, outcome};
///
/// let answer = Answer::new(502, "<html>Bad Gateway</html>");
///
/// assert!(matches!(outcome(&answer), Outcome::Retry(_)));
/// ```
#[must_use]
pub fn outcome(answer: &Answer) -> Outcome {
    if answer.status == 204 {
        return Outcome::Done;
    }
    let json = match serde_json::from_str::<Value>(&answer.body) {
        Ok(Value::Null) if answer.is_success() => return Outcome::OAuth2Accepted,
        Ok(json) => json,
        Err(_) => return Outcome::Retry(Failure::of_answer(answer, false)),
    };
    by_shape(answer, Fields::of(&json))
        .unwrap_or(Outcome::Unexpected { status: answer.status, json: UnknownJson(json) })
}

/// Returns the outcome of a body of a known shape, or of an answer that may differ on a retry.
fn by_shape(answer: &Answer, body: Fields<'_>) -> Option<Outcome> {
    let error = body.object("error");
    if body.object("ui").is_object() {
        return Some(Outcome::Flow(Box::new(Flow::from_fields(body))));
    }
    if error.is_object() {
        return Some(refusal(answer, ApiError::new(error, body)));
    }
    let (session, identity) = (body.read("session"), body.read("identity"));
    if session.is_some() || identity.is_some() {
        let continue_with = body.each("continue_with");
        return Some(Outcome::Success(Box::new(Success { session, identity, continue_with })));
    }
    if let Some(to) = body.filled("redirect_browser_to") {
        return Some(Outcome::Redirect(Redirect { to, reason: RedirectReason::LocationChange }));
    }
    answer.is_transient().then(|| Outcome::Retry(Failure::of_answer(answer, true)))
}

fn refusal(answer: &Answer, error: ApiError) -> Outcome {
    if let Some(item @ (ContinueWith::ShowVerificationUi(_) | ContinueWith::ShowRecoveryUi(_))) =
        next_step(&error.continue_with)
    {
        return Outcome::Continue(item.clone());
    }
    match &error.id {
        Some(ErrorId::SessionAlreadyAvailable | ErrorId::SessionAalAlreadyFulfilled) => Outcome::SignedInAlready,
        Some(ErrorId::SessionInactive) => Outcome::SignedOut(error),
        Some(ErrorId::SessionAal1Required) => restart(&error, RestartReason::Aal1Required),
        Some(ErrorId::SessionAal2Required) => redirect(answer, error, RedirectReason::Aal2Required),
        Some(ErrorId::SessionRefreshRequired) => redirect(answer, error, RedirectReason::RefreshRequired),
        Some(ErrorId::SecurityCsrfViolation) => restart(&error, RestartReason::CsrfViolation),
        Some(ErrorId::SecurityIdentityMismatch) => restart(&error, RestartReason::IdentityMismatch),
        Some(ErrorId::SelfServiceFlowExpired) => restart(&error, RestartReason::Expired),
        Some(ErrorId::SelfServiceFlowReplaced) => restart(&error, RestartReason::Replaced),
        Some(ErrorId::SelfServiceFlowReturnToForbidden) => restart(&error, RestartReason::ReturnToForbidden),
        _ => refusal_by_status(answer, error),
    }
}

/// Decides about errors without a name, or with an unknown one.
fn refusal_by_status(answer: &Answer, error: ApiError) -> Outcome {
    if error.redirect_browser_to.is_some() {
        return redirect(answer, error, RedirectReason::LocationChange);
    }
    match answer.status {
        401 => Outcome::SignedOut(error),
        404 => restart(&error, RestartReason::NotFound),
        410 => restart(&error, RestartReason::Expired),
        429 => Outcome::Retry(Failure::of_answer(answer, true)),
        status if answer.is_transient() => Outcome::Retry(Failure::Kratos { status, error: Box::new(error) }),
        _ => Outcome::Refused(error),
    }
}

fn redirect(answer: &Answer, error: ApiError, reason: RedirectReason) -> Outcome {
    match error.redirect_browser_to {
        Some(to) => Outcome::Redirect(Redirect { to, reason }),
        None if answer.is_transient() => Outcome::Retry(Failure::of_answer(answer, true)),
        None => Outcome::Refused(error),
    }
}

fn restart(error: &ApiError, reason: RestartReason) -> Outcome {
    Outcome::Restart(Restart { with: error.use_flow_id.clone(), reason })
}
