//! What keeps a person from going on, told as a sentence with a way on.

use leptos::prelude::*;

use crate::{
    i18n::{Phrase, phrase},
    protocol::{ApiError, ErrorId, Failure},
    webauthn::WebAuthnError,
};

/// What keeps a flow from going on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// No usable answer; the same may succeed later.
    Failure(Failure),
    /// Kratos refused.
    Refused(Box<ApiError>),
    /// Kratos wants the browser to go where this page does not.
    UnsafeTarget(String),
    /// The CSRF cookie does not come back.
    CookiesBlocked,
    /// The authenticator did not answer.
    WebAuthn(WebAuthnError),
}

impl Problem {
    /// Returns the sentence for the person.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        phrase(match self {
            Self::Failure(Failure::Offline) => Phrase::Offline,
            Self::Failure(Failure::Timeout) => Phrase::Timeout,
            Self::Failure(Failure::RateLimited { .. }) => Phrase::RateLimited,
            Self::Failure(Failure::Kratos { status, .. } | Failure::NotJson { status }) if *status >= 500 => {
                Phrase::ServerTrouble
            }
            Self::Failure(_) => Phrase::NotUnderstood,
            Self::Refused(error) if error.id == Some(ErrorId::SelfServiceFlowDisabled) => Phrase::SignUpDisabled,
            Self::Refused(_) => Phrase::Refused,
            Self::UnsafeTarget(_) => Phrase::UnsafeTarget,
            Self::CookiesBlocked => Phrase::CookiesBlocked,
            Self::WebAuthn(WebAuthnError::Unsupported) => Phrase::WebAuthnUnsupported,
            Self::WebAuthn(WebAuthnError::AlreadyRegistered) => Phrase::WebAuthnAlreadyRegistered,
            Self::WebAuthn(WebAuthnError::WrongOrigin) => Phrase::WebAuthnWrongOrigin,
            Self::WebAuthn(WebAuthnError::Cancelled | WebAuthnError::Aborted) => Phrase::WebAuthnCancelled,
            Self::WebAuthn(WebAuthnError::Other(_)) => Phrase::WebAuthnFailed,
        })
    }

    /// Returns Kratos's own words, for what only they can say.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Refused(error) if error.id != Some(ErrorId::SelfServiceFlowDisabled) => {
                error.reason.as_deref().or(Some(&error.message)).filter(|text| !text.is_empty())
            }
            Self::UnsafeTarget(target) => Some(target),
            Self::WebAuthn(WebAuthnError::Other(message)) => Some(message),
            _ => None,
        }
    }
}

/// Shows a problem and a button to try again. It is announced as it appears.
#[component]
pub fn ProblemBanner(
    /// What is in the way.
    problem: Problem,
    /// Tries again.
    on_retry: Callback<()>,
) -> impl IntoView {
    let detail = problem.detail().map(|detail| view! { <p class="problem-detail">{detail.to_owned()}</p> });

    view! {
        <div class="problem" role="alert">
            <p>{problem.sentence()}</p>
            {detail}
            <button type="button" class="button button-secondary" on:click=move |_| on_retry.run(())>
                {phrase(Phrase::TryAgain)}
            </button>
        </div>
    }
}
