//! Nodes: the elements of a flow's form (Kratos: `ui/node`, in the API `uiNode`).

mod input;

use std::fmt;

use serde_json::{Map, Value};

pub use self::input::{Autocomplete, Input, InputKind, InputValue, Trigger};
use super::{
    fields::{Fields, FromFields},
    from_json::read_by_fields,
    message::Message,
    open_enum::open_enum,
};

open_enum! {
    /// Group of a node: the method that it belongs to; `default` nodes belong to all.
    Group {
        /// Sent with every submit: CSRF token, identifier, traits.
        Default = "default",
        /// A password.
        Password = "password",
        /// OpenID Connect and OAuth2 providers.
        Oidc = "oidc",
        /// SAML providers (Ory's enterprise build).
        Saml = "saml",
        /// The traits in settings, and the first step of a two-step registration.
        Profile = "profile",
        /// One-time codes.
        Code = "code",
        /// Links by mail.
        Link = "link",
        /// The authenticator app.
        Totp = "totp",
        /// Recovery codes from a list.
        LookupSecret = "lookup_secret",
        /// Security keys.
        WebAuthn = "webauthn",
        /// Passkeys.
        Passkey = "passkey",
        /// The first step of an identifier-first login.
        IdentifierFirst = "identifier_first",
        /// A test for humans (Ory's enterprise build).
        Captcha = "captcha",
        /// A device key (Ory's enterprise build).
        DeviceAuthn = "deviceauthn",
    }
}

/// One node of a flow's form.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Group of the node.
    pub group: Group,
    /// Attributes by the node's type.
    pub attributes: Attributes,
    /// Messages about the node, mostly errors.
    pub messages: Vec<Message>,
    /// Label.
    pub label: Option<Message>,
}

impl Node {
    /// Returns the input, if the node is one.
    #[must_use]
    pub fn input(&self) -> Option<&Input> {
        match &self.attributes {
            Attributes::Input(input) => Some(input),
            _ => None,
        }
    }

    /// Returns `name` of an input and `id` of anything else. It is not unique: every method's button is named `method`.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.attributes {
            Attributes::Input(input) => &input.name,
            Attributes::Text(text) => &text.id,
            Attributes::Image(image) => &image.id,
            Attributes::Anchor(anchor) => &anchor.id,
            Attributes::Script(script) => &script.id,
            Attributes::Division(division) => &division.id,
            Attributes::Unknown(_) => "",
        }
    }

    /// Returns whether one of its messages is an error.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.messages.iter().any(Message::is_error)
    }
}

/// A node's content (its `type` and `attributes`).
#[derive(Clone, Debug, PartialEq)]
pub enum Attributes {
    /// An input to fill in or a button to press.
    Input(Box<Input>),
    /// A text to read: a TOTP secret, recovery codes.
    Text(TextNode),
    /// A picture: the TOTP secret's QR code.
    Image(Image),
    /// A link.
    Anchor(Anchor),
    /// Kratos's `webauthn.js`, which is never loaded: this library talks to the authenticator itself.
    Script(Script),
    /// A container for a script to fill (Kratos 26: captcha).
    Division(Division),
    /// A type unknown to this version.
    Unknown(UnknownNode),
}

/// A text to show (`uiNodeTextAttributes`).
#[derive(Clone, Debug, PartialEq)]
pub struct TextNode {
    /// Id of the node, such as `totp_secret_key` or `lookup_secret_codes`.
    pub id: String,
    /// Text of the node.
    pub text: Message,
}

/// A picture to show (`uiNodeImageAttributes`).
#[derive(Clone, PartialEq)]
pub struct Image {
    /// Id of the node, such as `totp_qr`.
    pub id: String,
    /// URL of the picture: a `data:` URL in all that Kratos sends. It may hold a secret.
    pub src: String,
    /// Width in CSS pixels, 0 if unknown.
    pub width: u32,
    /// Height in CSS pixels, 0 if unknown.
    pub height: u32,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Image").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A link (`uiNodeAnchorAttributes`).
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// Id of the node, such as `continue`.
    pub id: String,
    /// Target, unchecked: pass it through [`destination`](super::destination) first.
    pub href: String,
    /// Text of the link.
    pub title: Message,
}

/// A script that Kratos would like to be loaded (`uiNodeScriptAttributes`).
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Id of the node, such as `webauthn_script`.
    pub id: String,
    /// URL of the script.
    pub src: String,
    /// Hash of the script.
    pub integrity: String,
}

/// A container (`uiNodeDivisionAttributes`, since Kratos 26).
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    /// Id of the node.
    pub id: String,
    /// Class, empty if there is none.
    pub class: String,
    /// Data attributes.
    pub data: Map<String, Value>,
}

/// A node of a type unknown to this version.
#[derive(Clone, PartialEq)]
pub struct UnknownNode {
    /// Name of the type.
    pub node_type: String,
    /// Attributes as Kratos sent them.
    pub attributes: Value,
}

impl fmt::Debug for UnknownNode {
    /// Prints the type only: the rest may hold anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownNode").field("node_type", &self.node_type).finish_non_exhaustive()
    }
}

impl FromFields for Node {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            group: fields.name("group"),
            attributes: attributes(fields),
            messages: fields.each("messages"),
            label: fields.object("meta").read("label"),
        }
    }
}

/// Reads attributes by the node's `type`, or else by their own `node_type`.
fn attributes(node: Fields<'_>) -> Attributes {
    let fields = node.object("attributes");
    let kind = match node.str("type") {
        "" => fields.str("node_type"),
        kind => kind,
    };
    let unknown =
        || Attributes::Unknown(UnknownNode { node_type: kind.to_owned(), attributes: node.json("attributes") });
    let id = || fields.text("id");
    let message = |key| Message::from_fields(fields.object(key));

    match kind {
        _ if !fields.is_object() => unknown(),
        "input" => Attributes::Input(Box::new(Input::from_fields(fields))),
        "text" => Attributes::Text(TextNode { id: id(), text: message("text") }),
        "img" => Attributes::Image(Image {
            id: id(),
            src: fields.text("src"),
            width: fields.number("width").unwrap_or_default(),
            height: fields.number("height").unwrap_or_default(),
        }),
        "a" => Attributes::Anchor(Anchor { id: id(), href: fields.text("href"), title: message("title") }),
        "script" => {
            Attributes::Script(Script { id: id(), src: fields.text("src"), integrity: fields.text("integrity") })
        }
        "div" => Attributes::Division(Division { id: id(), class: fields.text("class"), data: fields.map("data") }),
        _ => unknown(),
    }
}

read_by_fields!(Node);
