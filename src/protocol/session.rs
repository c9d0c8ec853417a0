//! Sessions and the identities that they belong to.

use serde_json::Value;

use super::{
    fields::{Fields, FromFields},
    from_json::read_by_fields,
    method::Method,
    open_enum::open_enum,
    secret::Secret,
};

open_enum! {
    /// Authenticator assurance level: how many factors were shown.
    Aal {
        /// None.
        Aal0 = "aal0",
        /// One.
        Aal1 = "aal1",
        /// Two.
        Aal2 = "aal2",
    }
}

open_enum! {
    /// Whether an identity may sign in.
    IdentityState {
        /// It may.
        Active = "active",
        /// It may not.
        Inactive = "inactive",
    }
}

open_enum! {
    /// How far the verification of an address has come.
    AddressStatus {
        /// Nothing was sent yet.
        Pending = "pending",
        /// A code or link was sent.
        Sent = "sent",
        /// It is verified.
        Completed = "completed",
    }
}

/// A session (in the API `session`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// Which session it is.
    pub id: String,
    /// Whether it is neither expired nor revoked.
    pub active: bool,
    /// When it ends, RFC 3339.
    pub expires_at: String,
    /// When a factor was last shown, RFC 3339: privileged settings depend on it.
    pub authenticated_at: String,
    /// When it began, RFC 3339.
    pub issued_at: String,
    /// How sure Kratos is of the person.
    pub aal: Aal,
    /// The factors that were shown.
    pub authentication_methods: Vec<AuthenticationMethod>,
    /// Whose it is. The list of other sessions leaves it out.
    pub identity: Option<Box<Identity>>,
    /// Where it was used from.
    pub devices: Vec<Device>,
    /// The session as a token, if it was asked for.
    pub tokenized: Option<Secret>,
}

impl FromFields for Session {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            active: fields.flag("active"),
            expires_at: fields.text("expires_at"),
            authenticated_at: fields.text("authenticated_at"),
            issued_at: fields.text("issued_at"),
            aal: fields.name("authenticator_assurance_level"),
            authentication_methods: fields.each("authentication_methods"),
            identity: fields.read("identity").map(Box::new),
            devices: fields.each("devices"),
            tokenized: fields.filled("tokenized").map(Secret::new),
        }
    }
}

/// A factor that was shown in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticationMethod {
    /// Which.
    pub method: Method,
    /// What it brought.
    pub aal: Aal,
    /// When, RFC 3339.
    pub completed_at: String,
    /// The OpenID provider's id.
    pub provider: Option<String>,
    /// The organisation's id.
    pub organization: Option<String>,
}

impl FromFields for AuthenticationMethod {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            method: fields.name("method"),
            aal: fields.name("aal"),
            completed_at: fields.text("completed_at"),
            provider: fields.filled("provider"),
            organization: fields.filled("organization"),
        }
    }
}

/// A browser that used a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Which record it is.
    pub id: String,
    /// Its address, maybe with a port.
    pub ip_address: Option<String>,
    /// What the browser said of itself.
    pub user_agent: Option<String>,
    /// Where that is, if Kratos knows.
    pub location: Option<String>,
}

impl FromFields for Device {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            ip_address: fields.filled("ip_address"),
            user_agent: fields.filled("user_agent"),
            location: fields.filled("location"),
        }
    }
}

/// A person's account (in the API `identity`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// Which identity it is.
    pub id: String,
    /// Its schema's id.
    pub schema_id: String,
    /// Where the schema is.
    pub schema_url: String,
    /// Whether it may sign in.
    pub state: IdentityState,
    /// What the schema makes of a person: free JSON.
    pub traits: Value,
    /// Addresses that can be verified.
    pub verifiable_addresses: Vec<Address>,
    /// Addresses that lead back into the account.
    pub recovery_addresses: Vec<Address>,
    /// What the operator lets the person see: free JSON.
    pub metadata_public: Value,
    /// The organisation's id.
    pub organization_id: Option<String>,
    /// The operator's own id, since Kratos 26.
    pub external_id: Option<String>,
    /// When it began, RFC 3339.
    pub created_at: String,
    /// When it last changed, RFC 3339.
    pub updated_at: String,
}

impl Identity {
    /// Returns what to call the person: their name if the schema has one, else an address.
    #[must_use]
    pub fn display_name(&self) -> Option<&str> {
        let name = self.traits.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
        name.or_else(|| self.address())
    }

    /// Returns the e-mail address, or else any address that the identity has.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        let email = self.traits.get("email").and_then(Value::as_str);
        let address = || self.verifiable_addresses.iter().chain(&self.recovery_addresses).next();
        email.or_else(|| address().map(|address| address.value.as_str()))
    }
}

impl FromFields for Identity {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            schema_id: fields.text("schema_id"),
            schema_url: fields.text("schema_url"),
            state: fields.name("state"),
            traits: fields.json("traits"),
            verifiable_addresses: fields.each("verifiable_addresses"),
            recovery_addresses: fields.each("recovery_addresses"),
            metadata_public: fields.json("metadata_public"),
            organization_id: fields.filled("organization_id"),
            external_id: fields.filled("external_id"),
            created_at: fields.text("created_at"),
            updated_at: fields.text("updated_at"),
        }
    }
}

/// An address for verification or recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which record it is.
    pub id: String,
    /// The address.
    pub value: String,
    /// `email` or `sms`.
    pub via: String,
    /// Whether the person has proved that it is theirs; recovery addresses do not say.
    pub verified: bool,
    /// How far the proof has come; recovery addresses do not say.
    pub status: AddressStatus,
    /// When it was proved, RFC 3339.
    pub verified_at: Option<String>,
}

impl FromFields for Address {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            value: fields.text("value"),
            via: fields.text("via"),
            verified: fields.flag("verified"),
            status: fields.name("status"),
            verified_at: fields.filled("verified_at"),
        }
    }
}

read_by_fields!(Session, Identity);
