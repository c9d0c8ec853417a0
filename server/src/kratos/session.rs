//! Sessions in Kratos.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Identity;

/// A session (in Kratos's API `session`), as far as this server looks at it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Session {
    /// Id.
    pub id: Uuid,
    /// Whether it is neither expired nor revoked.
    #[serde(default)]
    pub active: bool,
    /// Time at which it expires.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub expires_at: Option<OffsetDateTime>,
    /// Time of the last sign-in.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub authenticated_at: Option<OffsetDateTime>,
    /// Authenticator assurance level: `aal1` or `aal2`.
    #[serde(default)]
    pub authenticator_assurance_level: Option<String>,
    /// Methods of the sign-in.
    #[serde(default)]
    pub authentication_methods: Option<Vec<AuthenticationMethod>>,
    /// Devices that used it.
    #[serde(default)]
    pub devices: Option<Vec<Device>>,
    /// Its identity; absent in the list of other sessions.
    #[serde(default)]
    pub identity: Option<Identity>,
}

/// A method that was used to sign in.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct AuthenticationMethod {
    /// Its name: `password`, `totp`, …
    #[serde(default)]
    pub method: String,
}

/// A device that used a session.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize, ToSchema)]
pub struct Device {
    /// IP address.
    #[serde(default)]
    pub ip_address: Option<String>,
    /// The browser's `User-Agent`.
    #[serde(default)]
    pub user_agent: Option<String>,
    /// Location, if Kratos knows it.
    #[serde(default)]
    pub location: Option<String>,
}
