//! JSON of an unrecognised shape.

use std::fmt;

use serde_json::Value;

/// JSON of an unrecognised shape: kept, and never printed, as it may hold anything.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownJson(pub Value);

impl fmt::Debug for UnknownJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnknownJson([redacted])")
    }
}
