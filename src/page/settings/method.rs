//! The methods that settings offer: their order and purpose.

use crate::{
    i18n::Phrase,
    protocol::{Flow, Group},
};

/// The order of the cards; groups that Kratos may add come last.
const ORDER: [Group; 7] =
    [Group::Profile, Group::Password, Group::Oidc, Group::Totp, Group::LookupSecret, Group::WebAuthn, Group::Passkey];

/// Returns the methods for which the flow has nodes, in the order of their cards.
pub(super) fn methods(flow: &Flow) -> Vec<Group> {
    let mut groups: Vec<_> = ORDER.into_iter().filter(|group| is_offered(flow, group)).collect();
    for node in &flow.ui.nodes {
        if node.group != Group::Default && !ORDER.contains(&node.group) && !groups.contains(&node.group) {
            groups.push(node.group.clone());
        }
    }
    groups
}

/// Returns whether a method has an input: Kratos's script is in the group `webauthn` even if only passkeys are on.
fn is_offered(flow: &Flow, group: &Group) -> bool {
    flow.ui.nodes.iter().any(|node| node.group == *group && node.input().is_some())
}

/// Returns a card's heading, and the sentence about its purpose.
pub(super) fn words(group: &Group) -> Option<(Phrase, Phrase)> {
    Some(match group {
        Group::Profile => (Phrase::Profile, Phrase::ProfileText),
        Group::Password => (Phrase::Password, Phrase::PasswordText),
        Group::Oidc => (Phrase::LinkedAccounts, Phrase::LinkedAccountsText),
        Group::Totp => (Phrase::AuthenticatorApp, Phrase::AuthenticatorAppText),
        Group::LookupSecret => (Phrase::RecoveryCodes, Phrase::RecoveryCodesText),
        Group::WebAuthn => (Phrase::SecurityKeys, Phrase::SecurityKeysText),
        Group::Passkey => (Phrase::Passkeys, Phrase::PasskeysText),
        _ => return None,
    })
}
