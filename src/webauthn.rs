//! Security keys and passkeys by the browser's own interface: Kratos's `webauthn.js` is never loaded, so that a strict
//! content security policy holds.
//!
//! Options and results pass as JSON (`parseCreationOptionsFromJSON`, `toJSON`), as WebAuthn level 3 defines them and
//! Kratos writes and reads them.

mod sys;

use js_sys::{JSON, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, CredentialCreationOptions, CredentialRequestOptions, DomException};

use self::sys::PublicKeyCredential;
use crate::protocol::{Ceremony, CeremonyKind, to_json};

/// Reason that an authenticator gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebAuthnError {
    /// The browser does not support it, or the page has no https.
    Unsupported,
    /// The person cancelled, or waited too long: browsers do not distinguish the two.
    Cancelled,
    /// This authenticator is registered already.
    AlreadyRegistered,
    /// Kratos's `rp.id` or `origins` are not those of this page.
    WrongOrigin,
    /// The page itself ended it.
    Aborted,
    /// Another error, in the browser's words.
    Other(String),
}

impl WebAuthnError {
    /// Converts a thrown value: JavaScript may throw anything.
    fn from_thrown(thrown: &JsValue) -> Self {
        let Some(exception) = thrown.dyn_ref::<DomException>() else {
            return Self::Other(format!("{thrown:?}"));
        };
        match exception.name().as_str() {
            "NotAllowedError" => Self::Cancelled,
            "InvalidStateError" => Self::AlreadyRegistered,
            "SecurityError" => Self::WrongOrigin,
            "AbortError" => Self::Aborted,
            "NotSupportedError" => Self::Unsupported,
            _ => Self::Other(exception.message()),
        }
    }
}

/// Whether the person is asked at once, or offered passkeys in an input's autofill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mediation {
    /// At once, in the browser's dialog.
    Modal,
    /// In the autofill of the input with `autocomplete="… webauthn"`.
    Conditional,
}

/// Performs a ceremony with an authenticator, and returns its answer as JSON text, in the form that Kratos takes.
///
/// # Errors
/// [`WebAuthnError`]; `signal` ends it with [`WebAuthnError::Aborted`].
pub(crate) async fn perform(
    ceremony: &Ceremony,
    mediation: Mediation,
    signal: &AbortSignal,
) -> Result<String, WebAuthnError> {
    if !has_static("parseCreationOptionsFromJSON") {
        return Err(WebAuthnError::Unsupported);
    }
    let answer = credential(ceremony, mediation, signal).await;
    answer.map_err(|thrown| WebAuthnError::from_thrown(&thrown))
}

async fn credential(ceremony: &Ceremony, mediation: Mediation, signal: &AbortSignal) -> Result<String, JsValue> {
    let json = JSON::parse(&to_json(&ceremony.options))?;
    let credentials = window().navigator().credentials();
    let promise = match ceremony.kind {
        CeremonyKind::Create => {
            let public_key = PublicKeyCredential::parse_creation_options(&json)?;
            let options = CredentialCreationOptions::new();
            options.set_public_key(&public_key);
            options.set_signal(signal);
            credentials.create_with_options(&options)?
        }
        CeremonyKind::Get => {
            let public_key = PublicKeyCredential::parse_request_options(&json)?;
            let options = CredentialRequestOptions::new();
            options.set_public_key(&public_key);
            options.set_signal(signal);
            if mediation == Mediation::Conditional {
                Reflect::set(&options, &"mediation".into(), &"conditional".into())?;
            }
            credentials.get_with_options(&options)?
        }
    };
    let credential: PublicKeyCredential = JsFuture::from(promise).await?.dyn_into()?;
    Ok(String::from(JSON::stringify(&credential.to_json()?)?))
}

/// Returns whether passkeys can be offered in an input's autofill.
pub(crate) async fn can_autofill() -> bool {
    if !has_static("isConditionalMediationAvailable") {
        return false;
    }
    let Ok(promise) = PublicKeyCredential::is_conditional_mediation_available() else {
        return false;
    };
    JsFuture::from(promise).await.is_ok_and(|available| available.is_truthy())
}

/// Returns whether the browser has a static method of `PublicKeyCredential`.
fn has_static(name: &str) -> bool {
    let class = Reflect::get(&window(), &"PublicKeyCredential".into()).unwrap_or_default();
    class.is_function() && Reflect::has(&class, &name.into()).unwrap_or_default()
}
