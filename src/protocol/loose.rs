//! A field that may hold anything.

use serde_json::{Map, Value};

use super::from_json::FromJson;

/// A field read as `T` if it is one; whatever else stands there counts as absent and harms nothing around it.
///
/// Kratos's answers pass proxies, webhooks and versions: one odd field must not cost the whole page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Loose<T>(pub(super) Option<T>);

impl<T> Default for Loose<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: FromJson> Loose<T> {
    /// Reads a `T` from JSON.
    pub(super) fn read(json: Value) -> Self {
        Self(T::from_json(json))
    }
}

impl<T: FromJson> FromJson for Vec<Loose<T>> {
    fn from_json(json: Value) -> Option<Self> {
        let Value::Array(elements) = json else { return None };
        Some(elements.into_iter().map(Loose::read).collect())
    }
}

/// Takes a field out of an object.
pub(super) fn take<T: FromJson>(fields: &mut Map<String, Value>, name: &str) -> Loose<T> {
    Loose(fields.remove(name).and_then(T::from_json))
}

impl<T> Loose<Vec<Loose<T>>> {
    /// Returns the elements that could be read.
    pub(super) fn elements<U: From<T>>(self) -> Vec<U> {
        self.0.into_iter().flatten().filter_map(|element| element.0).map(U::from).collect()
    }
}

impl Loose<String> {
    /// Returns the text, empty if there is none.
    pub(super) fn text(self) -> String {
        self.0.unwrap_or_default()
    }

    /// Returns the text unless it is absent or empty.
    pub(super) fn filled(self) -> Option<String> {
        self.0.filter(|text| !text.is_empty())
    }

    /// Returns the text as one of Kratos's names.
    pub(super) fn name<N: From<String>>(self) -> N {
        N::from(self.text())
    }
}
