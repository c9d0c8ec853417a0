//! What went wrong: Kratos's generic errors, and everything that happens on the way to Kratos.

use std::fmt;

use super::{answer::Answer, continue_with::ContinueWith, fields::Fields, flow::FlowId, open_enum::open_enum};

open_enum! {
    /// Kratos's name for a generic error (`error.id`). Many errors have none: then the status has to do.
    ErrorId {
        /// Somebody is signed in already.
        SessionAlreadyAvailable = "session_already_available",
        /// Nobody is signed in.
        SessionInactive = "session_inactive",
        /// A second factor was asked for before the first.
        SessionAal1Required = "session_aal1_required",
        /// A second factor is needed.
        SessionAal2Required = "session_aal2_required",
        /// The second factor was shown already.
        SessionAalAlreadyFulfilled = "session_aal_already_fulfilled",
        /// The last sign-in is too long ago for what was asked.
        SessionRefreshRequired = "session_refresh_required",
        /// The account's address has to be verified first.
        SessionVerifiedAddressRequired = "session_verified_address_required",
        /// The CSRF token does not belong to the cookie.
        SecurityCsrfViolation = "security_csrf_violation",
        /// The flow is somebody else's.
        SecurityIdentityMismatch = "security_identity_mismatch",
        /// The flow came to its end.
        SelfServiceFlowExpired = "self_service_flow_expired",
        /// Another flow took its place.
        SelfServiceFlowReplaced = "self_service_flow_replaced",
        /// The operator switched this kind of flow off.
        SelfServiceFlowDisabled = "self_service_flow_disabled",
        /// `return_to` is not on the operator's list.
        SelfServiceFlowReturnToForbidden = "self_service_flow_return_to_forbidden",
        /// Somewhere else in the browser.
        BrowserLocationChangeRequired = "browser_location_change_required",
        /// The operator's configuration lacks something.
        InvalidConfiguration = "invalid_configuration",
    }
}

/// A generic error (in the API `errorGeneric`, with the fields that some answers have beside it).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiError {
    /// Which error it is, if it has a name.
    pub id: Option<ErrorId>,
    /// The status that Kratos wrote into the body: it may differ from the answer's.
    pub code: u16,
    /// The status in words.
    pub status: String,
    /// What it is, in English, for developers.
    pub message: String,
    /// Why, in English, for developers.
    pub reason: Option<String>,
    /// More of it, in development only.
    pub debug: Option<String>,
    /// Where to go, unchecked.
    pub redirect_browser_to: Option<String>,
    /// The flow to go on with.
    pub use_flow_id: Option<FlowId>,
    /// What to go on with.
    pub continue_with: Vec<ContinueWith>,
}

impl ApiError {
    /// Returns whether the operator switched this kind of flow off. Kratos 1.3 has a name for it only where it is signing
    /// up: recovery and verification say so in words.
    #[must_use]
    pub fn is_flow_disabled(&self) -> bool {
        let says_so = |reason: &str| reason.ends_with("is not allowed because it was disabled.");
        self.id == Some(ErrorId::SelfServiceFlowDisabled) || self.reason.as_deref().is_some_and(says_so)
    }

    /// Joins the error with what stands beside it in the body.
    pub(super) fn new(error: Fields<'_>, body: Fields<'_>) -> Self {
        let details = error.object("details");
        let redirect_browser_to = body.filled("redirect_browser_to");
        Self {
            id: error.filled_name("id"),
            code: error.number("code").unwrap_or_default(),
            status: error.text("status"),
            message: error.text("message"),
            reason: error.filled("reason"),
            debug: error.filled("debug"),
            redirect_browser_to: redirect_browser_to.or_else(|| details.filled("redirect_browser_to")),
            use_flow_id: body.filled("use_flow_id").map(FlowId),
            continue_with: details.each("continue_with"),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.id.as_ref().map_or(self.status.as_str(), ErrorId::as_str);
        let why = self.reason.as_deref().unwrap_or(&self.message);
        write!(f, "{} {name}: {why}", self.code)
    }
}

impl std::error::Error for ApiError {}

/// Why a call brought no answer that could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// No connection: the network, or the server is down.
    Offline,
    /// No answer in time.
    Timeout,
    /// Too many calls.
    RateLimited {
        /// Seconds to wait, if the server said.
        retry_after: Option<u32>,
    },
    /// Something answered, but not in JSON: a proxy's error page.
    NotJson {
        /// The HTTP status.
        status: u16,
    },
    /// JSON of a shape that has no meaning here.
    Unexpected {
        /// The HTTP status.
        status: u16,
    },
    /// Kratos's own word.
    Kratos {
        /// The HTTP status.
        status: u16,
        /// What Kratos said.
        error: Box<ApiError>,
    },
}

impl Failure {
    /// Returns what an answer that is no JSON, or JSON of no known shape, amounts to.
    pub(super) const fn of_answer(answer: &Answer, is_json: bool) -> Self {
        match answer.status {
            429 => Self::RateLimited { retry_after: answer.retry_after },
            status if is_json => Self::Unexpected { status },
            status => Self::NotJson { status },
        }
    }

    /// Returns what Kratos said, if it was Kratos.
    #[must_use]
    pub const fn api_error(&self) -> Option<&ApiError> {
        match self {
            Self::Kratos { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("no connection"),
            Self::Timeout => f.write_str("no answer in time"),
            Self::RateLimited { .. } => f.write_str("too many requests"),
            Self::NotJson { status } => write!(f, "answer {status} is not JSON"),
            Self::Unexpected { status } => write!(f, "answer {status} has an unknown shape"),
            Self::Kratos { error, .. } => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}
