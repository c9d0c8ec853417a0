//! State of the sign-in, from `GET /sessions/whoami`.

use std::mem;

use super::{
    answer::Answer,
    error::{ErrorId, Failure},
    resource::resource,
    session::Session,
};

/// Meaning of an answer to `GET /sessions/whoami`.
#[derive(Clone, Debug, PartialEq)]
pub enum Whoami {
    /// Signed in.
    SignedIn(Box<Session>),
    /// Not signed in.
    SignedOut,
    /// Signed in, but a second factor is needed first.
    Aal2Required {
        /// Page for the second factor, unchecked.
        redirect_browser_to: Option<String>,
    },
    /// Unknown: no usable answer.
    Failed(Failure),
}

impl Whoami {
    /// Returns whether both say the same of the same session, which may be a little older in one of them.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::SignedIn(one), Self::SignedIn(other)) => one.id == other.id,
            _ => mem::discriminant(self) == mem::discriminant(other),
        }
    }
}

/// Decides what an answer to `GET /sessions/whoami` means.
#[must_use]
pub fn whoami(answer: &Answer) -> Whoami {
    let failure = match resource::<Session>(answer) {
        Ok(session) if session.id.is_empty() => {
            return Whoami::Failed(Failure::Unexpected { status: answer.status });
        }
        Ok(session) => return Whoami::SignedIn(Box::new(session)),
        Err(failure) => failure,
    };
    match failure {
        Failure::Kratos { error, .. } if error.id == Some(ErrorId::SessionAal2Required) => {
            Whoami::Aal2Required { redirect_browser_to: error.redirect_browser_to }
        }
        Failure::Kratos { status: 401, .. } => Whoami::SignedOut,
        failure => Whoami::Failed(failure),
    }
}
