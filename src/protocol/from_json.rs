//! Reading JSON that is already a tree.

use serde_json::Value;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Returns `None` if the JSON is of another kind.
    fn from_json(json: &Value) -> Option<Self>;
}

impl FromJson for Value {
    fn from_json(json: &Value) -> Option<Self> {
        Some(json.clone())
    }
}

/// A list of whole things: one that is broken breaks the list. Parts of an answer are read more leniently.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Value) -> Option<Self> {
        json.as_array()?.iter().map(T::from_json).collect()
    }
}

/// Makes types readable that read themselves from an object's fields: by [`FromJson`] here, and by serde for whoever uses
/// the library.
macro_rules! read_by_fields {
    ($($type:ident),+ $(,)?) => {$(
        impl $crate::protocol::FromJson for $type {
            fn from_json(json: &serde_json::Value) -> Option<Self> {
                let fields = $crate::protocol::fields::Fields::of(json);
                fields.is_object().then(|| $crate::protocol::fields::FromFields::from_fields(fields))
            }
        }

        $crate::protocol::from_json::deserialize_by_json!($type);
    )+};
}

/// Lets serde read a type that is [`FromJson`].
macro_rules! deserialize_by_json {
    ($type:ident) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                let read = <Self as $crate::protocol::FromJson>::from_json(&json);
                read.ok_or_else(|| serde::de::Error::custom(concat!("not a ", stringify!($type))))
            }
        }
    };
}

pub(super) use {deserialize_by_json, read_by_fields};
