//! Reading JSON objects field by field.

use serde_json::{Map, Value};

/// Fields of an object; none if the JSON is anything else.
///
/// A field of another type than requested counts as absent and harms nothing around it: Kratos's answers pass proxies,
/// webhooks and versions, and one odd field must not cost the whole page.
///
/// Without serde's derive, and generic only if needed: for so many fields the derive made a seventh of the WebAssembly,
/// and reading by a field's type another twentieth.
#[derive(Clone, Copy, Default)]
pub(super) struct Fields<'a>(Option<&'a Map<String, Value>>);

/// A type that can be read from any object.
pub(super) trait FromFields {
    /// Reads the value; absent fields are empty.
    fn from_fields(fields: Fields<'_>) -> Self;
}

impl<'a> Fields<'a> {
    /// Takes the fields of an object, and none of anything else.
    pub(super) fn of(json: &'a Value) -> Self {
        Self(json.as_object())
    }

    /// Returns whether there is an object.
    pub(super) const fn is_object(self) -> bool {
        self.0.is_some()
    }

    /// Returns the value of a field.
    pub(super) fn get(self, key: &str) -> Option<&'a Value> {
        self.0?.get(key)
    }

    /// Returns a copy of a field's value, whatever its type.
    pub(super) fn json(self, key: &str) -> Value {
        self.get(key).cloned().unwrap_or_default()
    }

    /// Returns the fields of an object in a field.
    pub(super) fn object(self, key: &str) -> Self {
        Self(self.get(key).and_then(Value::as_object))
    }

    /// Returns a copy of an object of any content.
    pub(super) fn map(self, key: &str) -> Map<String, Value> {
        self.object(key).0.cloned().unwrap_or_default()
    }

    /// Returns the elements of a list; none if there is no list.
    pub(super) fn list(self, key: &str) -> &'a [Value] {
        self.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Returns a text; empty if there is none.
    pub(super) fn str(self, key: &str) -> &'a str {
        self.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// Returns a copy of a text; empty if there is none.
    pub(super) fn text(self, key: &str) -> String {
        self.str(key).to_owned()
    }

    /// Returns a copy of a text unless it is absent or empty.
    pub(super) fn filled(self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Returns a text as an enum of Kratos's names.
    pub(super) fn name<N: From<&'a str>>(self, key: &str) -> N {
        N::from(self.str(key))
    }

    /// Returns a text as an enum of Kratos's names unless it is absent or empty.
    pub(super) fn filled_name<N: From<&'a str>>(self, key: &str) -> Option<N> {
        let name = self.str(key);
        (!name.is_empty()).then(|| N::from(name))
    }

    /// Returns whether a flag is set; an absent flag is not.
    pub(super) fn flag(self, key: &str) -> bool {
        self.get(key).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Returns a whole, non-negative number, if it fits its type.
    pub(super) fn number<N: TryFrom<u64>>(self, key: &str) -> Option<N> {
        self.get(key)?.as_u64()?.try_into().ok()
    }

    /// Reads an object in a field, if there is one.
    pub(super) fn read<T: FromFields>(self, key: &str) -> Option<T> {
        let fields = self.object(key);
        fields.is_object().then(|| T::from_fields(fields))
    }

    /// Reads the objects of a list, leaving out everything else.
    pub(super) fn each<T: FromFields>(self, key: &str) -> Vec<T> {
        let objects = self.list(key).iter().map(Fields::of).filter(|fields| fields.is_object());
        objects.map(T::from_fields).collect()
    }
}
