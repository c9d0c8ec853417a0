//! Labels of the metrics. Each has few values, as every value is a separate series.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelValue, LabelValueEncoder};

/// Kind of a request. A label for each path would be a separate series for each.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Route {
    /// The page or one of its files.
    Page,
    /// A request that is passed on to Kratos.
    Kratos,
    /// The API.
    Api,
    /// A health check.
    Health,
}

/// Outcome of a whoami lookup.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum WhoamiOutcome {
    /// A cached session.
    Cached,
    /// A session from Kratos.
    Session,
    /// No session.
    NoSession,
    /// A session that needs a second factor.
    Aal2Required,
    /// Kratos could not answer.
    Error,
}

/// One of Kratos's APIs.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Upstream {
    /// The public API.
    Public,
    /// The admin API.
    Admin,
}

/// Failure of a call to Kratos.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum UpstreamError {
    /// No connection, or a broken one.
    Unreachable,
    /// No answer in time.
    Timeout,
    /// An unexpected answer.
    Unexpected,
    /// Too many concurrent requests.
    Busy,
}

/// A step of the deletion of an account.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Deletion {
    /// The deletion was requested.
    Requested,
    /// The deletion is finished.
    Finished,
    /// An attempt has failed, and will be retried.
    Postponed,
}

/// Encodes each variant by its name in Prometheus.
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
