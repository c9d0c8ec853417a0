//! JSON that nobody here understands.

use std::fmt;

use serde_json::Value;

/// JSON of a shape that has no meaning here. It may hold anything, so it does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownJson(pub Value);

impl fmt::Debug for UnknownJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnknownJson([redacted])")
    }
}
