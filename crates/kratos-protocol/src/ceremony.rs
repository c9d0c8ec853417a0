//! WebAuthn ceremonies: the data that Kratos's `webauthn.js` would read out of the page.

use serde_json::Value;

use super::{
    fields::Fields,
    flow::Flow,
    node::{Group, Input, InputValue, Node, Trigger},
};

/// One WebAuthn ceremony, ready to be performed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ceremony {
    /// Whether a credential is created or used.
    pub kind: CeremonyKind,
    /// Options (`publicKey`) in WebAuthn's JSON form: binary values are base64url without padding.
    pub options: Value,
    /// Input that takes the result.
    pub result: &'static str,
    /// Group that is submitted with it.
    pub group: Group,
}

/// Use of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CeremonyKind {
    /// Creates a new one (`navigator.credentials.create`).
    Create,
    /// Uses an existing one (`navigator.credentials.get`).
    Get,
}

/// Returns the ceremony of a trigger; `None` if the flow lacks the data for it, or the trigger is unknown.
///
/// A new passkey is named after the value of the input that Kratos names; `value_of` returns it.
#[must_use]
pub fn ceremony(flow: &Flow, trigger: &Trigger, value_of: impl Fn(&Input) -> Option<InputValue>) -> Option<Ceremony> {
    let (kind, source, result, group) = match trigger {
        Trigger::WebAuthnRegistration => {
            (CeremonyKind::Create, "webauthn_register_trigger", "webauthn_register", Group::WebAuthn)
        }
        Trigger::WebAuthnLogin => (CeremonyKind::Get, "webauthn_login_trigger", "webauthn_login", Group::WebAuthn),
        Trigger::PasskeyLogin | Trigger::PasskeyLoginAutocompleteInit => {
            (CeremonyKind::Get, "passkey_challenge", "passkey_login", Group::Passkey)
        }
        Trigger::PasskeySettingsRegistration => {
            (CeremonyKind::Create, "passkey_create_data", "passkey_settings_register", Group::Passkey)
        }
        Trigger::PasskeyRegistration => {
            (CeremonyKind::Create, "passkey_create_data", "passkey_register", Group::Passkey)
        }
        Trigger::Other(_) => return None,
    };
    let InputValue::Text(json) = input(flow, source)?.value.as_ref()? else { return None };
    let json = serde_json::from_str::<Value>(json).ok()?;
    let (mut options, named_by) = options(Fields::of(&json))?;
    let name = named_by.and_then(|name| input(flow, name)).and_then(value_of);
    if let Some(name) = name {
        give_name(&mut options, &name.to_text());
    }
    Some(Ceremony { kind, options, result, group })
}

/// Returns the options and the input that a new passkey is named after. With such an input they are one level down.
fn options(outer: Fields<'_>) -> Option<(Value, Option<&str>)> {
    let inner = outer.object("credentialOptions");
    let (holder, named_by) = if inner.is_object() { (inner, outer.get("displayNameFieldName")) } else { (outer, None) };
    let options = holder.get("publicKey").filter(|options| options.is_object())?;
    Some((options.clone(), named_by.and_then(Value::as_str)))
}

fn input<'a>(flow: &'a Flow, name: &str) -> Option<&'a Input> {
    flow.ui.nodes.iter().filter_map(Node::input).find(|input| input.name == name)
}

/// Replaces Kratos's placeholder by the person's name: a passkey is found by it later.
fn give_name(options: &mut Value, name: &str) {
    if let Some(Value::Object(user)) = options.get_mut("user") {
        for key in ["name", "displayName"] {
            user.insert(key.to_owned(), Value::from(name));
        }
    }
}
