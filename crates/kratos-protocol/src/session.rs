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
    /// Authenticator assurance level: number of factors that were used.
    Aal {
        /// No factor.
        Aal0 = "aal0",
        /// One factor.
        Aal1 = "aal1",
        /// Two factors.
        Aal2 = "aal2",
    }
}

open_enum! {
    /// State of an identity: whether it may sign in.
    IdentityState {
        /// May sign in.
        Active = "active",
        /// May not sign in.
        Inactive = "inactive",
    }
}

open_enum! {
    /// Progress of the verification of an address.
    AddressStatus {
        /// Nothing was sent yet.
        Pending = "pending",
        /// A code or link was sent.
        Sent = "sent",
        /// Verified.
        Completed = "completed",
    }
}

/// A session (in the API `session`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// Id of the session.
    pub id: String,
    /// Whether it is neither expired nor revoked.
    pub active: bool,
    /// Time at which it ends, RFC 3339.
    pub expires_at: String,
    /// Time at which a factor was last used, RFC 3339: privileged settings depend on it.
    pub authenticated_at: String,
    /// Time at which it began, RFC 3339.
    pub issued_at: String,
    /// Authenticator assurance level.
    pub aal: Aal,
    /// Factors that were used.
    pub authentication_methods: Vec<AuthenticationMethod>,
    /// Identity that it belongs to. The list of other sessions leaves it out.
    pub identity: Option<Box<Identity>>,
    /// Browsers that used it.
    pub devices: Vec<Device>,
    /// Session as a token, if one was requested.
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

/// A factor that was used in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticationMethod {
    /// Method of the factor.
    pub method: Method,
    /// Authenticator assurance level that it brought.
    pub aal: Aal,
    /// Time of its use, RFC 3339.
    pub completed_at: String,
    /// Id of the OpenID provider.
    pub provider: Option<String>,
    /// Id of the organisation.
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
    /// Id of the record.
    pub id: String,
    /// IP address, maybe with a port.
    pub ip_address: Option<String>,
    /// The browser's `User-Agent`.
    pub user_agent: Option<String>,
    /// Location of that address, if Kratos knows it.
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
    /// Id of the identity.
    pub id: String,
    /// Id of its schema.
    pub schema_id: String,
    /// URL of its schema.
    pub schema_url: String,
    /// Whether it may sign in.
    pub state: IdentityState,
    /// Data of the person by the schema: free JSON.
    pub traits: Value,
    /// Addresses that can be verified.
    pub verifiable_addresses: Vec<Address>,
    /// Addresses that lead back into the account.
    pub recovery_addresses: Vec<Address>,
    /// Public metadata, which the operator lets the person see: free JSON.
    pub metadata_public: Value,
    /// Id of the organisation.
    pub organization_id: Option<String>,
    /// The operator's own id, since Kratos 26.
    pub external_id: Option<String>,
    /// Time at which it was created, RFC 3339.
    pub created_at: String,
    /// Time of its last change, RFC 3339.
    pub updated_at: String,
}

impl Identity {
    /// Returns the name to call the person by: their name if the schema has one, else an address.
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
    /// Id of the record.
    pub id: String,
    /// Address.
    pub value: String,
    /// `email` or `sms`.
    pub via: String,
    /// Whether the person has proved that it is theirs; absent from recovery addresses.
    pub verified: bool,
    /// Progress of the verification; absent from recovery addresses.
    pub status: AddressStatus,
    /// Time of the verification, RFC 3339.
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
