//! Reading from JSON that is already a tree.

use serde_json::Value;

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Returns `None` if the JSON is of another type.
    fn from_json(json: &Value) -> Option<Self>;
}

impl FromJson for Value {
    fn from_json(json: &Value) -> Option<Self> {
        Some(json.clone())
    }
}

/// A list of whole items: one broken item breaks the list. Parts of an answer are read more leniently.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Value) -> Option<Self> {
        json.as_array()?.iter().map(T::from_json).collect()
    }
}

/// Implements reading for types that read themselves from an object's fields: by [`FromJson`] here, and by serde for
/// users of the library.
macro_rules! read_by_fields {
    ($($type:ident),+ $(,)?) => {$(
        impl $crate::FromJson for $type {
            fn from_json(json: &serde_json::Value) -> Option<Self> {
                let fields = $crate::fields::Fields::of(json);
                fields.is_object().then(|| $crate::fields::FromFields::from_fields(fields))
            }
        }

        $crate::from_json::deserialize_by_json!($type);
    )+};
}

/// Implements serde's `Deserialize` for a [`FromJson`] type.
macro_rules! deserialize_by_json {
    ($type:ident) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                let read = <Self as $crate::FromJson>::from_json(&json);
                read.ok_or_else(|| serde::de::Error::custom(concat!("not a ", stringify!($type))))
            }
        }
    };
}

pub(super) use {deserialize_by_json, read_by_fields};
