//! Inputs: everything in a form that has a name (Kratos: `node.InputAttributes`).

use std::fmt;

use serde_json::{Number, Value};

use crate::{
    fields::{Fields, FromFields},
    message::Message,
    open_enum::open_enum,
    to_json::to_json,
};

open_enum! {
    /// Kind of an input (`attributes.type`).
    InputKind {
        /// One line of text.
        Text = "text",
        /// A password.
        Password = "password",
        /// A number.
        Number = "number",
        /// A yes or no.
        Checkbox = "checkbox",
        /// Not shown, and sent as it is.
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
        /// A button with an action in the page, see [`Trigger`].
        Button = "button",
    }
}

impl InputKind {
    /// Returns whether it is pressed rather than filled in.
    #[must_use]
    pub const fn is_button(&self) -> bool {
        matches!(self, Self::Submit | Self::Button)
    }
}

open_enum! {
    /// Hint for the browser's autofill (`attributes.autocomplete`).
    Autocomplete {
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Tel = "tel",
        /// A web address.
        Url = "url",
        /// The current password.
        CurrentPassword = "current-password",
        /// A new password.
        NewPassword = "new-password",
        /// A code that was just sent.
        OneTimeCode = "one-time-code",
        /// A username, or a passkey offered beside it.
        UsernameWebAuthn = "username webauthn",
        /// A username.
        Username = "username",
    }
}

open_enum! {
    /// Action of a node when it is pressed or shown, instead of the script in `onclick` and `onload`.
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

/// An input to fill in, to press or to send along (`uiNodeInputAttributes`).
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Name, such as `identifier` or `traits.name.first`: sent as it is.
    pub name: String,
    /// Kind of the input.
    pub kind: InputKind,
    /// Value.
    pub value: Option<InputValue>,
    /// Whether a value is required.
    pub required: bool,
    /// Whether Kratos forbids changing or pressing it.
    pub disabled: bool,
    /// Hint for the browser's autofill.
    pub autocomplete: Option<Autocomplete>,
    /// Regular expression that the value has to match as a whole.
    pub pattern: Option<String>,
    /// Greatest number of characters.
    pub maxlength: Option<u32>,
    /// Label of its own, rare: mostly the node has the label.
    pub label: Option<Message>,
    /// Values to choose from; empty if any is allowed.
    pub options: Vec<InputValue>,
    /// Kind of its items, if it is a list: then its value is a JSON array. Comes only from the identity schema, see
    /// [`with_schema`](crate::with_schema).
    pub list_of: Option<InputKind>,
    /// Least number; comes only from the identity schema.
    pub minimum: Option<Number>,
    /// Greatest number; comes only from the identity schema.
    pub maximum: Option<Number>,
    /// Whether only whole numbers are allowed; comes only from the identity schema.
    pub is_integer: bool,
    /// Action when it is pressed.
    pub onclick: Option<Trigger>,
    /// Action when it is shown.
    pub onload: Option<Trigger>,
}

impl Input {
    /// Returns whether its value is the person's secret and must not be kept: a password or a code.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.kind == InputKind::Password || matches!(self.name.as_str(), "code" | "totp_code" | "lookup_secret")
    }
}

impl Input {
    /// Returns the identifier if it cannot be changed any more: of an account that was named, or that is signed in.
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

/// Reads a trigger, preferably by its name; of a script such as `window.oryPasskeyLogin()` only the name is read.
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

/// Value of an input: Kratos sends and expects JSON types, not only text.
#[derive(Clone, PartialEq)]
pub enum InputValue {
    /// A text.
    Text(String),
    /// A number, with the digits that Kratos sent.
    Number(Number),
    /// A yes or no.
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
            Self::Json(json) => to_json(json),
        }
    }
}

impl fmt::Debug for InputValue {
    /// Prints the type of the value, never the value: inputs hold CSRF tokens, challenges and passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text([redacted])",
            Self::Number(_) => "Number([redacted])",
            Self::Bool(_) => "Bool([redacted])",
            Self::Json(_) => "Json([redacted])",
        })
    }
}
