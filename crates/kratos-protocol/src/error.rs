//! Errors: Kratos's generic ones, and failures on the way to Kratos.

use std::fmt;

use super::{answer::Answer, continue_with::ContinueWith, fields::Fields, flow::FlowId, open_enum::open_enum};

open_enum! {
    /// Kratos's name for a generic error (`error.id`). Many errors have none: then the status has to do.
    ErrorId {
        /// Signed in already.
        SessionAlreadyAvailable = "session_already_available",
        /// Not signed in.
        SessionInactive = "session_inactive",
        /// A second factor was asked for before the first.
        SessionAal1Required = "session_aal1_required",
        /// A second factor is needed.
        SessionAal2Required = "session_aal2_required",
        /// The second factor was shown already.
        SessionAalAlreadyFulfilled = "session_aal_already_fulfilled",
        /// The last sign-in is too long ago for the request.
        SessionRefreshRequired = "session_refresh_required",
        /// An address of the account has to be verified first.
        SessionVerifiedAddressRequired = "session_verified_address_required",
        /// The CSRF token does not belong to the cookie.
        SecurityCsrfViolation = "security_csrf_violation",
        /// The flow belongs to another identity.
        SecurityIdentityMismatch = "security_identity_mismatch",
        /// The flow has expired.
        SelfServiceFlowExpired = "self_service_flow_expired",
        /// Another flow took its place.
        SelfServiceFlowReplaced = "self_service_flow_replaced",
        /// The operator switched this kind of flow off.
        SelfServiceFlowDisabled = "self_service_flow_disabled",
        /// `return_to` is not on the operator's list.
        SelfServiceFlowReturnToForbidden = "self_service_flow_return_to_forbidden",
        /// The browser has to open another URL.
        BrowserLocationChangeRequired = "browser_location_change_required",
        /// The operator's configuration lacks something.
        InvalidConfiguration = "invalid_configuration",
    }
}

/// A generic error (in the API `errorGeneric`, with the fields that some answers have beside it).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiError {
    /// Name of the error, if it has one.
    pub id: Option<ErrorId>,
    /// Status that Kratos wrote into the body: it may differ from the answer's.
    pub code: u16,
    /// Status in words.
    pub status: String,
    /// Description in English, for developers.
    pub message: String,
    /// Reason in English, for developers.
    pub reason: Option<String>,
    /// Details, in development only.
    pub debug: Option<String>,
    /// URL to go to, unchecked.
    pub redirect_browser_to: Option<String>,
    /// Id of the flow to go on with.
    pub use_flow_id: Option<FlowId>,
    /// Follow-up actions.
    pub continue_with: Vec<ContinueWith>,
}

impl ApiError {
    /// Returns whether the operator switched this kind of flow off. Kratos 1.3 has a name for it only in registration:
    /// recovery and verification say so in words.
    #[must_use]
    pub fn is_flow_disabled(&self) -> bool {
        let says_so = self.reason.as_deref().is_some_and(crate::english::is_flow_disabled);
        self.id == Some(ErrorId::SelfServiceFlowDisabled) || says_so
    }

    /// Joins the error with the fields beside it in the body.
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

/// Reason why a call brought no usable answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// No connection: the network, or the server is down.
    Offline,
    /// No answer in time.
    Timeout,
    /// Too many calls.
    RateLimited {
        /// Seconds to wait, if the server sent them.
        retry_after: Option<u32>,
    },
    /// An answer that is not JSON: a proxy's error page.
    NotJson {
        /// HTTP status.
        status: u16,
    },
    /// JSON of an unrecognised shape.
    Unexpected {
        /// HTTP status.
        status: u16,
    },
    /// Kratos answered with an error.
    Kratos {
        /// HTTP status.
        status: u16,
        /// Error that Kratos sent.
        error: Box<ApiError>,
    },
}

impl Failure {
    /// Returns the failure of an answer that is not JSON, or is JSON of an unrecognised shape.
    pub(super) const fn of_answer(answer: &Answer, is_json: bool) -> Self {
        match answer.status {
            429 => Self::RateLimited { retry_after: answer.retry_after },
            status if is_json => Self::Unexpected { status },
            status => Self::NotJson { status },
        }
    }

    /// Returns Kratos's error, if there is one.
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
