//! By what is counted: few words each, as every word is a series of its own.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelValue, LabelValueEncoder};

/// What a request was for, by the few kinds there are: a path of its own for each would be a series for each.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Route {
    /// The page or one of its files.
    Page,
    /// Handed on to Kratos.
    Kratos,
    /// The API.
    Api,
    /// Whether all is well.
    Health,
}

/// What whoami has brought.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum WhoamiOutcome {
    /// Known from a moment ago.
    Cached,
    /// A session.
    Session,
    /// None.
    NoSession,
    /// One that needs a second factor.
    Aal2Required,
    /// Kratos could not say.
    Error,
}

/// Which of Kratos's APIs was asked.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Upstream {
    /// The public one.
    Public,
    /// The admin one.
    Admin,
}

/// How a call to Kratos has failed.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum UpstreamError {
    /// No connection, or one that broke off.
    Unreachable,
    /// No answer in time.
    Timeout,
    /// An answer that means nothing here.
    Unexpected,
    /// Too many at once.
    Busy,
}

/// A step of the deletion of an account.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Deletion {
    /// Somebody has asked for it.
    Requested,
    /// It is done.
    Finished,
    /// It could not be done now, and will be tried again.
    Postponed,
}

/// Names as Prometheus likes them.
macro_rules! label_values {
    ($($label:ident { $($variant:ident = $name:literal),+ $(,)? })+) => {
        $(impl EncodeLabelValue for $label {
            fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
                encoder.write_str(match self { $(Self::$variant => $name),+ })
            }
        })+
    };
}

label_values! {
    Route { Page = "page", Kratos = "kratos", Api = "api", Health = "health" }
    WhoamiOutcome {
        Cached = "cached",
        Session = "session",
        NoSession = "no_session",
        Aal2Required = "aal2_required",
        Error = "error",
    }
    Upstream { Public = "public", Admin = "admin" }
    UpstreamError { Unreachable = "unreachable", Timeout = "timeout", Unexpected = "unexpected", Busy = "busy" }
    Deletion { Requested = "requested", Finished = "finished", Postponed = "postponed" }
}
