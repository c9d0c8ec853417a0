//! Inputs: everything in a form that has a name (Kratos: `node.InputAttributes`).

use std::fmt;

use serde_json::{Number, Value};

use crate::protocol::{
    fields::{Fields, FromFields},
    message::Message,
    open_enum::open_enum,
};

open_enum! {
    /// What kind of input it is (`attributes.type`).
    InputKind {
        /// One line of text.
        Text = "text",
        /// A password.
        Password = "password",
        /// A number.
        Number = "number",
        /// Yes or no.
        Checkbox = "checkbox",
        /// Sent as it is.
        Hidden = "hidden",
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Tel = "tel",
        /// A web address.
        Url = "url",
        /// A day.
        Date = "date",
        /// A day and a time.
        DateTimeLocal = "datetime-local",
        /// A button that submits.
        Submit = "submit",
        /// A button that does something in the page, see [`Trigger`].
        Button = "button",
    }
}

impl InputKind {
    /// Returns whether it is something to press rather than to fill in.
    #[must_use]
    pub const fn is_button(&self) -> bool {
        matches!(self, Self::Submit | Self::Button)
    }
}

open_enum! {
    /// What a browser may fill in (`attributes.autocomplete`).
    Autocomplete {
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Tel = "tel",
        /// A web address.
        Url = "url",
        /// The password in use.
        CurrentPassword = "current-password",
        /// A password to be.
        NewPassword = "new-password",
        /// A code just sent.
        OneTimeCode = "one-time-code",
        /// A user name, or a passkey offered beside it.
        UsernameWebAuthn = "username webauthn",
        /// A user name.
        Username = "username",
    }
}

open_enum! {
    /// What a node does when it is pressed or shown, instead of the script in `onclick` and `onload`.
    Trigger {
        /// Creates a security key.
        WebAuthnRegistration = "oryWebAuthnRegistration",
        /// Asks for a security key.
        WebAuthnLogin = "oryWebAuthnLogin",
        /// Asks for a passkey.
        PasskeyLogin = "oryPasskeyLogin",
        /// Offers passkeys in the identifier's autofill.
        PasskeyLoginAutocompleteInit = "oryPasskeyLoginAutocompleteInit",
        /// Creates a passkey while signing up.
        PasskeyRegistration = "oryPasskeyRegistration",
        /// Creates a passkey in settings.
        PasskeySettingsRegistration = "oryPasskeySettingsRegistration",
    }
}

/// Something to fill in, to press or to send along (`uiNodeInputAttributes`).
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its name, such as `identifier` or `traits.name.first`: sent as it is.
    pub name: String,
    /// What kind it is.
    pub kind: InputKind,
    /// What is in it.
    pub value: Option<InputValue>,
    /// Whether it has to be filled in.
    pub required: bool,
    /// Whether Kratos forbids changing or pressing it.
    pub disabled: bool,
    /// What a browser may fill in.
    pub autocomplete: Option<Autocomplete>,
    /// A regular expression that the value has to match as a whole.
    pub pattern: Option<String>,
    /// The greatest number of characters.
    pub maxlength: Option<u32>,
    /// A label of its own, rare: mostly it is the node that has one.
    pub label: Option<Message>,
    /// The values to choose from, empty if any will do.
    pub options: Vec<InputValue>,
    /// What its items are, if it is a list: then its value is a JSON array. Only the identity schema tells, see
    /// [`with_schema`](crate::protocol::with_schema).
    pub list_of: Option<InputKind>,
    /// The least number; only the identity schema tells.
    pub minimum: Option<Number>,
    /// The greatest number; only the identity schema tells.
    pub maximum: Option<Number>,
    /// Whether only whole numbers will do; only the identity schema tells.
    pub is_integer: bool,
    /// What happens when it is pressed.
    pub onclick: Option<Trigger>,
    /// What happens when it is shown.
    pub onload: Option<Trigger>,
}

impl Input {
    /// Returns whether its value belongs to the person alone and must not be kept: a password or a code.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.kind == InputKind::Password || matches!(self.name.as_str(), "code" | "totp_code" | "lookup_secret")
    }
}

impl Input {
    /// Returns the identifier that nobody can change any more: of an account that was named, or that is signed in.
    #[must_use]
    pub fn fixed_identifier(&self) -> Option<String> {
        let is_fixed = self.kind == InputKind::Hidden && self.name == "identifier";
        let value = self.value.as_ref().filter(|_| is_fixed).map(InputValue::to_text);
        value.filter(|value| !value.is_empty())
    }
}

impl FromFields for Input {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            name: fields.text("name"),
            kind: fields.name("type"),
            value: value(fields),
            required: fields.flag("required"),
            disabled: fields.flag("disabled"),
            autocomplete: fields.filled_name("autocomplete"),
            pattern: fields.filled("pattern"),
            maxlength: fields.number("maxlength"),
            label: fields.read("label"),
            options: fields.list("options").iter().filter_map(|option| value(Fields::of(option))).collect(),
            list_of: None,
            minimum: None,
            maximum: None,
            is_integer: false,
            onclick: trigger(fields, "onclickTrigger", "onclick"),
            onload: trigger(fields, "onloadTrigger", "onload"),
        }
    }
}

fn value(fields: Fields<'_>) -> Option<InputValue> {
    InputValue::from_json(fields.json("value"))
}

/// Prefers the trigger's name; of a script such as `window.oryPasskeyLogin()` only the name is read, nothing is run.
fn trigger(fields: Fields<'_>, name: &str, script: &str) -> Option<Trigger> {
    let (name, script) = (fields.str(name), fields.str(script));
    if name.is_empty() && script.is_empty() {
        return None;
    }
    // Not by `trim_start_matches`: searching for a text is 700 bytes of WebAssembly.
    let mut called = script.trim();
    while let Some(rest) = called.strip_prefix("window.") {
        called = rest;
    }
    let called = called.split('(').next().unwrap_or_default();
    Some(Trigger::from(if name.is_empty() { called } else { name }))
}

/// What an input holds: Kratos sends and expects JSON types, not only text.
#[derive(Clone, PartialEq)]
pub enum InputValue {
    /// A text.
    Text(String),
    /// A number, with the digits that Kratos sent.
    Number(Number),
    /// Yes or no.
    Bool(bool),
    /// An array or an object.
    Json(Value),
}

impl InputValue {
    /// Reads a value; `null` is none.
    #[must_use]
    pub fn from_json(json: Value) -> Option<Self> {
        Some(match json {
            Value::Null => return None,
            Value::String(text) => Self::Text(text),
            Value::Number(number) => Self::Number(number),
            Value::Bool(flag) => Self::Bool(flag),
            json @ (Value::Array(_) | Value::Object(_)) => Self::Json(json),
        })
    }

    /// Returns the value as it is sent.
    #[must_use]
    pub fn into_json(self) -> Value {
        match self {
            Self::Text(text) => Value::String(text),
            Self::Number(number) => Value::Number(number),
            Self::Bool(flag) => Value::Bool(flag),
            Self::Json(json) => json,
        }
    }

    /// Returns the value as an HTML control shows it.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Bool(flag) => flag.to_string(),
            Self::Json(json) => json.to_string(),
        }
    }
}

impl fmt::Debug for InputValue {
    /// Prints what kind of value it is, never the value: inputs hold CSRF tokens, challenges and passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text([redacted])",
            Self::Number(_) => "Number([redacted])",
            Self::Bool(_) => "Bool([redacted])",
            Self::Json(_) => "Json([redacted])",
        })
    }
}
