//! Follow-up actions that Kratos proposes after a success.

use super::{
    fields::{Fields, FromFields},
    flow::FlowId,
    from_json::read_by_fields,
    secret::Secret,
};

/// One follow-up action (in the API `continueWith`).
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
    /// Redirect to a URL, unchecked.
    RedirectBrowserTo(String),
    /// An action unknown to this version.
    Unknown {
        /// Name of the action.
        action: String,
    },
}

/// Reference to a flow that has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowReference {
    /// Id of the flow.
    pub id: FlowId,
    /// URL of its page, unchecked; absent in most answers to a browser.
    pub url: Option<String>,
    /// Address that it verifies.
    pub verifiable_address: Option<String>,
}

impl ContinueWith {
    /// Returns the rank: Kratos puts the redirect before the verification in one flow and after it in another.
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

/// Returns the first action that a browser can do.
#[must_use]
pub fn next_step(items: &[ContinueWith]) -> Option<&ContinueWith> {
    items.iter().filter(|item| item.priority() < u8::MAX).min_by_key(|item| item.priority())
}

impl FromFields for ContinueWith {
    fn from_fields(fields: Fields<'_>) -> Self {
        let action = fields.str("action");
        let unknown = || Self::Unknown { action: action.to_owned() };
        let flow = FlowReference::from_fields(fields.object("flow"));
        match action {
            "set_ory_session_token" => Self::SetOrySessionToken(Secret::new(fields.text("ory_session_token"))),
            "redirect_browser_to" => Self::RedirectBrowserTo(fields.text("redirect_browser_to")),
            _ if flow.id.as_str().is_empty() => unknown(),
            "show_verification_ui" => Self::ShowVerificationUi(flow),
            "show_settings_ui" => Self::ShowSettingsUi(flow),
            "show_recovery_ui" => Self::ShowRecoveryUi(flow),
            _ => unknown(),
        }
    }
}

impl FromFields for FlowReference {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: FlowId(fields.text("id")),
            url: fields.filled("url"),
            verifiable_address: fields.filled("verifiable_address"),
        }
    }
}

read_by_fields!(ContinueWith);
