//! Messages: the texts that Kratos sends, by id, with the values of their placeholders.

use std::fmt;

use serde_json::{Map, Value};

use super::{
    fields::{Fields, FromFields},
    from_json::{FromJson, read_by_fields},
    open_enum::open_enum,
};

/// Number of a message, stable across Kratos's versions: `4000006` is "wrong credentials" in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(pub u64);

impl MessageId {
    /// The account that signs in has an address that was never verified.
    pub const ADDRESS_NOT_VERIFIED: Self = Self(4_000_010);
    /// The identifier or the secret was wrong.
    pub const INVALID_CREDENTIALS: Self = Self(4_000_006);
    /// An error without a message of its own, in the words of Kratos's developers.
    pub const GENERIC: Self = Self(4_000_001);
    /// A recovery was submitted without a method.
    pub const RECOVERY_WITHOUT_METHOD: Self = Self(4_010_005);
    /// A verification was submitted without a method.
    pub const VERIFICATION_WITHOUT_METHOD: Self = Self(4_010_006);
    /// Label: send a code, as a second factor, to an address.
    pub const SEND_CODE_TO_ADDRESS: Self = Self(1_010_023);
    /// Label: go on with a sign-up that a provider began.
    pub const REGISTRATION_CONTINUE: Self = Self(1_040_003);
    /// An account with this identifier exists.
    pub const DUPLICATE_CREDENTIALS: Self = Self(4_000_007);
    /// An account with this identifier exists; the context says how it signs in.
    pub const DUPLICATE_CREDENTIALS_WITH_HINTS: Self = Self(4_000_028);

    /// Returns whether messages with this id carry a secret: a TOTP secret or recovery codes.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self.0, 1_050_006 | 1_050_009 | 1_050_015)
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

open_enum! {
    /// Severity of a message.
    Severity {
        /// Information: labels are of this kind, too.
        Info = "info",
        /// An error that the person can correct.
        Error = "error",
        /// Confirmation of a success.
        Success = "success",
    }
}

/// One message (Kratos: `text.Message`, in the API `uiText`).
#[derive(Clone, Default, PartialEq)]
pub struct Message {
    /// Id of the message; 0 if Kratos sent none.
    pub id: MessageId,
    /// Kratos's English text, the last resort when there is no translation.
    pub text: String,
    /// Severity.
    pub severity: Severity,
    /// Values of the placeholders of a translation.
    pub context: Context,
}

impl Message {
    /// Returns whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Returns whether too many wrong codes were entered. Kratos has no id for that.
    #[must_use]
    pub fn says_too_often(&self) -> bool {
        crate::english::is_too_often(self)
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.id.is_secret() { "[redacted]" } else { &self.text };
        f.debug_struct("Message").field("id", &self.id).field("text", &text).finish_non_exhaustive()
    }
}

impl FromFields for Message {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: MessageId(fields.number("id").unwrap_or_default()),
            text: fields.text("text"),
            severity: fields.name("type"),
            context: Context(fields.map("context")),
        }
    }
}

/// Kratos's data about a message besides its text: free JSON, as webhooks may add their own.
#[derive(Clone, Default, PartialEq)]
pub struct Context(Map<String, Value>);

impl Context {
    /// Returns the raw value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// Returns a key's text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Returns a key's whole number, such as a count or seconds since 1970.
    #[must_use]
    pub fn integer(&self, key: &str) -> Option<i64> {
        self.0.get(key)?.as_i64()
    }

    /// Returns the texts of a list, leaving out everything else.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<&str> {
        let list = self.0.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Returns the messages of a list: the recovery codes of message 1050015 are `secrets`.
    #[must_use]
    pub fn messages(&self, key: &str) -> Vec<Message> {
        let list = self.0.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Message::from_json).collect()
    }

    /// Returns the present keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl fmt::Debug for Context {
    /// Prints the keys only: values may be addresses or recovery codes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys()).finish()
    }
}

read_by_fields!(Message);
