//! Identities in Kratos.

use serde::Deserialize;
use serde_json::{Map, Value};
use time::OffsetDateTime;
use uuid::Uuid;

/// An identity (in Kratos's API `identity`), as far as this server looks at it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Identity {
    /// Id.
    pub id: Uuid,
    /// Whether it may sign in.
    #[serde(default)]
    pub state: State,
    /// Values that the person provides, by the operator's schema.
    #[serde(default)]
    traits: Traits,
    /// Values that the operator sets, and the person may see.
    #[serde(default)]
    metadata_public: Value,
    /// Time of its last change.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub updated_at: Option<OffsetDateTime>,
}

/// Whether an identity may sign in.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It may.
    #[default]
    Active,
    /// It may not.
    Inactive,
    /// A state of a later Kratos; it may not.
    #[serde(other)]
    Unknown,
}

/// Traits, which are an object in any useful schema; no other value has names to look up.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(from = "Value")]
struct Traits(Map<String, Value>);

impl From<Value> for Traits {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(traits) => Self(traits),
            _ => Self::default(),
        }
    }
}

impl Identity {
    /// Returns a trait, if it is a text that is not blank.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.traits.0.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Returns the name, from the trait `name`, whole or in parts (`given`/`family` or `first`/`last`).
    #[must_use]
    pub fn name(&self) -> Option<String> {
        if let Some(name) = self.text("name") {
            return Some(name.to_owned());
        }
        let parts = self.traits.0.get("name")?;
        let part = |names: [&str; 2]| {
            let text = names.iter().find_map(|name| parts.get(name)?.as_str())?.trim();
            (!text.is_empty()).then_some(text)
        };
        let names: Vec<_> = [part(["given", "first"]), part(["family", "last"])].into_iter().flatten().collect();
        (!names.is_empty()).then(|| names.join(" "))
    }

    /// Whether `metadata_public.roles` contains this role.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        let roles = self.metadata_public.get("roles").and_then(Value::as_array);

        roles.is_some_and(|roles| roles.iter().any(|known| known.as_str() == Some(role)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn identity(mut with: Value) -> Identity {
        with["id"] = json!("9f425a8d-7efc-4768-8f23-7647a74fdf13");
        serde_json::from_value(with).unwrap()
    }

    #[test]
    fn a_name_is_whole_or_in_parts() {
        for (traits, name) in [
            (json!({ "name": " Ada Lovelace " }), Some("Ada Lovelace")),
            (json!({ "name": { "first": "Ada", "last": "Lovelace" } }), Some("Ada Lovelace")),
            (json!({ "name": { "given": "Ada" } }), Some("Ada")),
            (json!({ "name": { "first": "", "last": " " } }), None),
            (json!({ "name": "" }), None),
            (json!({ "name": 7 }), None),
            (json!({}), None),
        ] {
            assert_eq!(identity(json!({ "traits": traits })).name().as_deref(), name, "{traits}");
        }
    }

    #[test]
    fn a_role_is_one_of_a_list() {
        for (metadata, is_admin) in [
            (json!({ "roles": ["a", "system-admin"] }), true),
            (json!({ "roles": ["System-Admin"] }), false),
            (json!({ "roles": "system-admin" }), false),
            (json!({ "roles": [{ "system-admin": true }] }), false),
            (json!(["system-admin"]), false),
            (Value::Null, false),
        ] {
            let identity = identity(json!({ "metadata_public": metadata }));
            assert_eq!(identity.has_role("system-admin"), is_admin, "{metadata}");
        }
    }

    #[test]
    fn what_is_not_known_is_no_way_in() {
        assert_eq!(identity(json!({})).state, State::Active);
        assert_eq!(identity(json!({ "state": "inactive" })).state, State::Inactive);
        assert_eq!(identity(json!({ "state": "frozen" })).state, State::Unknown);
        assert_eq!(identity(json!({ "traits": ["a"] })).text("email"), None);
    }
}
