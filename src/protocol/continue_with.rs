//! What Kratos would like to happen after a success.

use super::{flow::FlowId, from_json::read_by_wire, secret::Secret, wire};

/// One thing to go on with (in the API `continueWith`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContinueWith {
    /// Keep a session token: for native applications, of no use in a browser.
    SetOrySessionToken(Secret),
    /// Verify an address in a flow that has begun.
    ShowVerificationUi(FlowReference),
    /// Set a new password in a flow that has begun.
    ShowSettingsUi(FlowReference),
    /// Recover in a flow that has begun.
    ShowRecoveryUi(FlowReference),
    /// Go somewhere, unchecked.
    RedirectBrowserTo(String),
    /// An action that this version does not know.
    Unknown {
        /// Its name.
        action: String,
    },
}

/// A flow that has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowReference {
    /// Which.
    pub id: FlowId,
    /// Its page, unchecked; absent in most answers to a browser.
    pub url: Option<String>,
    /// The address that it verifies.
    pub verifiable_address: Option<String>,
}

impl ContinueWith {
    /// Orders what is there: Kratos puts the redirect before the verification in one flow and after it in another.
    const fn priority(&self) -> u8 {
        match self {
            Self::ShowVerificationUi(_) => 0,
            Self::ShowRecoveryUi(_) => 1,
            Self::ShowSettingsUi(_) => 2,
            Self::RedirectBrowserTo(_) => 3,
            Self::SetOrySessionToken(_) | Self::Unknown { .. } => u8::MAX,
        }
    }
}

/// Returns the first thing to go on with that a browser can do.
#[must_use]
pub fn next_step(items: &[ContinueWith]) -> Option<&ContinueWith> {
    items.iter().filter(|item| item.priority() < u8::MAX).min_by_key(|item| item.priority())
}

impl From<wire::ContinueWith> for ContinueWith {
    fn from(wire: wire::ContinueWith) -> Self {
        let action = wire.action.text();
        let flow = wire.flow.0.map(FlowReference::from).unwrap_or_default();
        match action.as_str() {
            "set_ory_session_token" => Self::SetOrySessionToken(Secret::new(wire.ory_session_token.text())),
            "redirect_browser_to" => Self::RedirectBrowserTo(wire.redirect_browser_to.text()),
            _ if flow.id.as_str().is_empty() => Self::Unknown { action },
            "show_verification_ui" => Self::ShowVerificationUi(flow),
            "show_settings_ui" => Self::ShowSettingsUi(flow),
            "show_recovery_ui" => Self::ShowRecoveryUi(flow),
            _ => Self::Unknown { action },
        }
    }
}

impl From<wire::FlowReference> for FlowReference {
    fn from(wire: wire::FlowReference) -> Self {
        Self {
            id: FlowId(wire.id.text()),
            url: wire.url.filled(),
            verifiable_address: wire.verifiable_address.filled(),
        }
    }
}

read_by_wire!(ContinueWith);
