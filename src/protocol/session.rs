//! Sessions and the identities that they belong to.

use serde_json::Value;

use super::{from_json::read_by_wire, method::Method, open_enum::open_enum, secret::Secret, wire};

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

impl From<wire::Session> for Session {
    fn from(wire: wire::Session) -> Self {
        Self {
            id: wire.id.text(),
            active: wire.active.0.unwrap_or_default(),
            expires_at: wire.expires_at.text(),
            authenticated_at: wire.authenticated_at.text(),
            issued_at: wire.issued_at.text(),
            aal: wire.authenticator_assurance_level.name(),
            authentication_methods: wire.authentication_methods.elements(),
            identity: wire.identity.0.map(Box::new),
            devices: wire.devices.elements(),
            tokenized: wire.tokenized.filled().map(Secret::new),
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

impl From<wire::AuthenticationMethod> for AuthenticationMethod {
    fn from(wire: wire::AuthenticationMethod) -> Self {
        Self {
            method: wire.method.name(),
            aal: wire.aal.name(),
            completed_at: wire.completed_at.text(),
            provider: wire.provider.filled(),
            organization: wire.organization.filled(),
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

impl From<wire::Device> for Device {
    fn from(wire: wire::Device) -> Self {
        Self {
            id: wire.id.text(),
            ip_address: wire.ip_address.filled(),
            user_agent: wire.user_agent.filled(),
            location: wire.location.filled(),
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

impl From<wire::Identity> for Identity {
    fn from(wire: wire::Identity) -> Self {
        Self {
            id: wire.id.text(),
            schema_id: wire.schema_id.text(),
            schema_url: wire.schema_url.text(),
            state: wire.state.name(),
            traits: wire.traits.0.unwrap_or_default(),
            verifiable_addresses: wire.verifiable_addresses.elements(),
            recovery_addresses: wire.recovery_addresses.elements(),
            metadata_public: wire.metadata_public.0.unwrap_or_default(),
            organization_id: wire.organization_id.filled(),
            external_id: wire.external_id.filled(),
            created_at: wire.created_at.text(),
            updated_at: wire.updated_at.text(),
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

impl From<wire::Address> for Address {
    fn from(wire: wire::Address) -> Self {
        Self {
            id: wire.id.text(),
            value: wire.value.text(),
            via: wire.via.text(),
            verified: wire.verified.0.unwrap_or_default(),
            status: wire.status.name(),
            verified_at: wire.verified_at.filled(),
        }
    }
}

read_by_wire!(Session, Identity);
