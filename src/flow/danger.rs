//! Buttons that take something away, and the question before they do.

use crate::{
    dialog::Question,
    i18n::{Phrase, say_with},
    protocol::{Flow, Node},
};

/// Loss that a button causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Danger {
    Provider,
    AuthenticatorApp,
    RecoveryCodes,
    /// The codes that are valid until now.
    OldRecoveryCodes,
    SecurityKey,
    Passkey,
}

impl Danger {
    fn of(button: &Node, flow: &Flow) -> Option<Self> {
        Some(match button.name() {
            "unlink" => Self::Provider,
            "totp_unlink" => Self::AuthenticatorApp,
            "lookup_secret_disable" => Self::RecoveryCodes,
            "lookup_secret_regenerate" if has_codes(flow) => Self::OldRecoveryCodes,
            "webauthn_remove" => Self::SecurityKey,
            "passkey_remove" => Self::Passkey,
            _ => return None,
        })
    }

    const fn words(self) -> (Phrase, Phrase, Phrase) {
        match self {
            Self::Provider => (Phrase::UnlinkProvider, Phrase::UnlinkProviderText, Phrase::Unlink),
            Self::AuthenticatorApp => (Phrase::UnlinkTotp, Phrase::UnlinkTotpText, Phrase::Unlink),
            Self::RecoveryCodes => (Phrase::DisableCodes, Phrase::DisableCodesText, Phrase::Disable),
            Self::OldRecoveryCodes => (Phrase::RenewCodes, Phrase::RenewCodesText, Phrase::RenewCodesYes),
            Self::SecurityKey => (Phrase::RemoveKey, Phrase::RemoveKeyText, Phrase::Remove),
            Self::Passkey => (Phrase::RemovePasskey, Phrase::RemovePasskeyText, Phrase::Remove),
        }
    }
}

/// Returns the question before a button is pressed, if it takes something away.
pub(super) fn question(button: &Node, flow: &Flow) -> Option<Question> {
    let (title, consequence, confirm) = Danger::of(button, flow)?.words();
    let context = button.label.as_ref().map(|label| &label.context);
    let name = context.and_then(|context| context.text("display_name").or_else(|| context.text("provider")));
    let name = name.unwrap_or_default();

    Some(Question { title: say_with(title, name), consequence: say_with(consequence, name), confirm })
}

/// Returns whether there are recovery codes already: only then can they be switched off.
fn has_codes(flow: &Flow) -> bool {
    flow.ui.nodes.iter().any(|node| node.name() == "lookup_secret_disable")
}
