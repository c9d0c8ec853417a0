//! Faults at a request.

use std::{sync::Arc, thread, time::Duration};

use leptos_kratos_e2e::{Fault, Page, World};

use super::{cell::SHORT_LIFE, request::Request};

/// A kind of fault: a row of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Refused,
    ResetBefore,
    ResetAfter,
    ResetWithin,
    Hang,
    Late,
    Internal,
    BadGateway,
    Unavailable,
    TooMany,
    Truncated,
    WrongType,
    Empty,
    Expired,
    OtherFlow,
    CsrfCookieLost,
    SessionRevoked,
    Restarted,
    Offline,
}

/// The required effect of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comes {
    /// The person need not notice.
    Nothing,
    /// The person sees a sentence.
    Word,
    /// The person is led to sign in.
    SignIn,
}

impl Kind {
    /// The network loses the request or the answer, or delays it.
    pub(super) const WITHOUT_AN_ANSWER: [Self; 7] =
        [Self::Refused, Self::ResetBefore, Self::ResetAfter, Self::ResetWithin, Self::Hang, Self::Late, Self::Offline];

    /// An answer that is not from Kratos, or half of one.
    pub(super) const WITH_A_USELESS_ANSWER: [Self; 7] = [
        Self::Internal,
        Self::BadGateway,
        Self::Unavailable,
        Self::TooMany,
        Self::Truncated,
        Self::WrongType,
        Self::Empty,
    ];

    /// A flow, a cookie, a session or Kratos itself is gone.
    pub(super) const WITH_SOMETHING_LOST: [Self; 5] =
        [Self::Expired, Self::OtherFlow, Self::CsrfCookieLost, Self::SessionRevoked, Self::Restarted];

    /// Returns its name in the matrix.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Refused => "connection refused",
            Self::ResetBefore => "reset before Kratos has it",
            Self::ResetAfter => "done, answer lost",
            Self::ResetWithin => "done, reset in mid-body",
            Self::Hang => "no answer ever",
            Self::Late => "1 s late",
            Self::Internal => "500",
            Self::BadGateway => "502 with HTML",
            Self::Unavailable => "503, Retry-After",
            Self::TooMany => "429, Retry-After",
            Self::Truncated => "done, JSON cut in half",
            Self::WrongType => "wrong content type",
            Self::Empty => "done, empty body",
            Self::Expired => "flow has expired",
            Self::OtherFlow => "another browser’s flow",
            Self::CsrfCookieLost => "CSRF cookie lost",
            Self::SessionRevoked => "session revoked",
            Self::Restarted => "Kratos restarted",
            Self::Offline => "offline, then online",
        }
    }

    /// Returns whether it stays until it is mended; otherwise it happens once.
    pub(super) const fn stays(self) -> bool {
        !matches!(
            self,
            Self::Expired
                | Self::OtherFlow
                | Self::CsrfCookieLost
                | Self::SessionRevoked
                | Self::Restarted
                | Self::Late
                | Self::WrongType
        )
    }

    /// Returns whether it makes sense at such a request.
    pub(super) fn is_about(self, request: &Request) -> bool {
        match self {
            // Only these name a flow.
            Self::Expired | Self::OtherFlow => request.name.starts_with("POST ") || request.name.ends_with("/flows"),
            // A fault that takes everything away may or may not affect requests beside it.
            Self::Refused | Self::Offline | Self::SessionRevoked => request.name != "GET schemas",
            _ => true,
        }
    }

    /// Returns whether Kratos itself begins another recovery after it, without any request of the page for one.
    pub(super) fn begins_anew(self, request: &Request) -> bool {
        // An answer to the code that is lost has the session in it.
        self == Self::Expired || self == Self::ResetAfter && request.before > 0
    }

    /// Returns its required effect, before the person does anything.
    pub(super) fn comes_of(self, request: &Request) -> Comes {
        match self {
            // A form works without schemas, and a person who has signed out needs no answer.
            _ if ["GET schemas", "GET logout"].contains(&request.name.as_str()) => Comes::Nothing,
            Self::SessionRevoked if request.is_beside() => Comes::SignIn,
            _ if self.stays() => Comes::Word,
            _ => Comes::Nothing,
        }
    }

    /// Returns the fault itself.
    pub(super) fn fault(self, world: &Arc<World>, page: &Arc<Page>, email: &str, other_flow: &str) -> Fault {
        match self {
            Self::Refused => Fault::Refuse,
            Self::ResetBefore => Fault::Drop,
            Self::ResetAfter => Fault::Lost,
            Self::ResetWithin => Fault::Torn,
            Self::Hang => Fault::Hang,
            Self::Late => Fault::Delay(Duration::from_secs(1)),
            Self::Internal => Fault::Internal,
            Self::BadGateway => Fault::BadGateway,
            Self::Unavailable => Fault::Unavailable(1),
            Self::TooMany => Fault::TooMany(1),
            Self::Truncated => Fault::Truncated,
            Self::WrongType => Fault::WrongType,
            Self::Empty => Fault::Empty,
            Self::OtherFlow => Fault::OtherFlow(other_flow.to_owned()),
            Self::Expired => Fault::after(|| thread::sleep(SHORT_LIFE + Duration::from_millis(200))),
            Self::CsrfCookieLost => Fault::WithoutCookie("csrf_token"),
            Self::SessionRevoked => {
                let (world, email) = (Arc::clone(world), email.to_owned());
                Fault::after(move || world.revoke_sessions(&email))
            }
            Self::Restarted => {
                let world = Arc::clone(world);
                Fault::after(move || world.stack().restart_kratos().expect("Kratos starts again"))
            }
            Self::Offline => {
                let page = Arc::clone(page);
                Fault::instead(move || page.go_offline())
            }
        }
    }
}
