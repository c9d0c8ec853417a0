//! JSON as text.

use serde_json::Value;

/// Returns a value as compact JSON. Its `Display` would add a formatter with indentation: half a kilobyte of the page.
#[must_use]
pub fn to_json(value: &Value) -> String {
    // A value that was read from JSON can be written as JSON.
    serde_json::to_string(value).unwrap_or_default()
}
