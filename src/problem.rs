//! Problems: errors as the person sees them, in a sentence with a way on.

use leptos::prelude::*;
use web_sys::Event;

use crate::{
    i18n::{Phrase, left_in_english, phrase, say, say_text},
    markup::{Element, element},
    protocol::{ApiError, Failure, FlowKind},
    webauthn::WebAuthnError,
};

/// Error that keeps a flow from going on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// No usable answer; a retry may succeed.
    Failure(Failure),
    /// Kratos refused.
    Refused(Box<ApiError>),
    /// The operator switched this kind of flow off.
    Disabled(FlowKind),
    /// Kratos wants the browser to go to a place that this page refuses.
    UnsafeTarget(String),
    /// The CSRF cookie does not come back.
    CookiesBlocked,
    /// A new security key has no name yet.
    KeyHasNoName,
    /// The authenticator did not answer.
    WebAuthn(WebAuthnError),
}

impl Problem {
    /// Returns the sentence for the person.
    #[must_use]
    pub fn sentence(&self) -> String {
        say(self.phrase())
    }

    const fn phrase(&self) -> Phrase {
        match self {
            Self::Failure(Failure::Offline) => Phrase::Offline,
            Self::Failure(Failure::Timeout) => Phrase::Timeout,
            Self::Failure(Failure::RateLimited { .. }) => Phrase::RateLimited,
            Self::Failure(Failure::Kratos { status, .. } | Failure::NotJson { status }) if *status >= 500 => {
                Phrase::ServerTrouble
            }
            Self::Failure(_) => Phrase::NotUnderstood,
            Self::Disabled(FlowKind::Registration) => Phrase::SignUpDisabled,
            Self::Disabled(FlowKind::Recovery) => Phrase::RecoveryDisabled,
            Self::Disabled(FlowKind::Verification) => Phrase::VerificationDisabled,
            Self::Disabled(FlowKind::Login | FlowKind::Settings) => Phrase::Disabled,
            Self::Refused(_) => Phrase::Refused,
            Self::UnsafeTarget(_) => Phrase::UnsafeTarget,
            Self::KeyHasNoName => Phrase::KeyHasNoName,
            Self::CookiesBlocked => Phrase::CookiesBlocked,
            Self::WebAuthn(WebAuthnError::Unsupported) => Phrase::WebAuthnUnsupported,
            Self::WebAuthn(WebAuthnError::AlreadyRegistered) => Phrase::WebAuthnAlreadyRegistered,
            Self::WebAuthn(WebAuthnError::WrongOrigin) => Phrase::WebAuthnWrongOrigin,
            Self::WebAuthn(WebAuthnError::Cancelled | WebAuthnError::Aborted) => Phrase::WebAuthnCancelled,
            Self::WebAuthn(WebAuthnError::Other(_)) => Phrase::WebAuthnFailed,
        }
    }

    /// Returns Kratos's own words, for errors that have no others.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Refused(error) => error.reason.as_deref().or(Some(&error.message)).filter(|text| !text.is_empty()),
            Self::UnsafeTarget(target) => Some(target),
            Self::WebAuthn(WebAuthnError::Other(message)) => Some(message),
            _ => None,
        }
    }
}

/// Shows a problem, and a button for a retry if that can help. It is announced as it appears.
#[component]
pub fn ProblemBanner(
    /// Problem to show.
    problem: Problem,
    /// Retries.
    on_retry: Callback<()>,
) -> impl IntoView {
    problem_banner(&problem, on_retry).into_any()
}

/// Shows a [`ProblemBanner`].
pub(crate) fn problem_banner(problem: &Problem, on_retry: Callback<()>) -> Element {
    // A flow that is switched off stays so, and a name is given in the form.
    let is_final = matches!(problem, Problem::Disabled(_) | Problem::KeyHasNoName);
    let detail = problem.detail().map(str::to_owned).map(|detail| {
        let shown = detail.clone();
        let text = element("p").class("problem-detail").attr("lang", move || left_in_english(&detail));
        text.child(move || say_text(&shown))
    });
    let retry = (!is_final).then(|| {
        let button = element("button").attr("type", "button").class("button button-secondary");
        button.on("click", move |_: Event| on_retry.run(())).child(phrase(Phrase::TryAgain))
    });

    element("div").class("problem").attr("role", "alert").child((
        element("p").child(phrase(problem.phrase())),
        detail,
        retry,
    ))
}
