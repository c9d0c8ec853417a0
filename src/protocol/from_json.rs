//! Reading JSON that is already a tree.

use serde_json::{Map, Value};

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Returns `None` if the JSON is of another kind.
    fn from_json(json: Value) -> Option<Self>;
}

impl FromJson for Value {
    fn from_json(json: Value) -> Option<Self> {
        Some(json)
    }
}

impl FromJson for String {
    fn from_json(json: Value) -> Option<Self> {
        if let Value::String(text) = json { Some(text) } else { None }
    }
}

impl FromJson for bool {
    fn from_json(json: Value) -> Option<Self> {
        json.as_bool()
    }
}

impl FromJson for u64 {
    fn from_json(json: Value) -> Option<Self> {
        json.as_u64()
    }
}

impl FromJson for u32 {
    fn from_json(json: Value) -> Option<Self> {
        json.as_u64()?.try_into().ok()
    }
}

impl FromJson for u16 {
    fn from_json(json: Value) -> Option<Self> {
        json.as_u64()?.try_into().ok()
    }
}

impl FromJson for Map<String, Value> {
    fn from_json(json: Value) -> Option<Self> {
        if let Value::Object(fields) = json { Some(fields) } else { None }
    }
}

/// A list of whole things: one that is broken breaks the list. Parts of an answer are read more leniently.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Value) -> Option<Self> {
        let Value::Array(elements) = json else { return None };
        elements.into_iter().map(T::from_json).collect()
    }
}

/// Makes types readable that have a flat counterpart in `wire`: by [`FromJson`] here, and by serde for whoever uses the
/// library.
macro_rules! read_by_wire {
    ($($type:ident),+ $(,)?) => {$(
        impl $crate::protocol::FromJson for $type {
            fn from_json(json: serde_json::Value) -> Option<Self> {
                <super::wire::$type as $crate::protocol::FromJson>::from_json(json)?.try_into().ok()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                let read = <Self as $crate::protocol::FromJson>::from_json(json);
                read.ok_or_else(|| serde::de::Error::custom(concat!("not a ", stringify!($type))))
            }
        }
    )+};
}

pub(super) use read_by_wire;
