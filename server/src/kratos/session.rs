//! Where somebody is signed in.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Identity;

/// A session (in Kratos's API `session`), as far as this server looks at it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Session {
    /// Which one.
    pub id: Uuid,
    /// Whether it is good still.
    #[serde(default)]
    pub active: bool,
    /// Until when.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub expires_at: Option<OffsetDateTime>,
    /// When it was last signed in to.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub authenticated_at: Option<OffsetDateTime>,
    /// How sure it is who that is: `aal1`, `aal2`.
    #[serde(default)]
    pub authenticator_assurance_level: Option<String>,
    /// By what.
    #[serde(default)]
    pub authentication_methods: Option<Vec<AuthenticationMethod>>,
    /// On what.
    #[serde(default)]
    pub devices: Option<Vec<Device>>,
    /// Whose it is. The list of one's other sessions leaves it out.
    #[serde(default)]
    pub identity: Option<Identity>,
}

/// A way in which somebody has proved who they are.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct AuthenticationMethod {
    /// Its name: `password`, `totp`, …
    #[serde(default)]
    pub method: String,
}

/// A device with a session.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize, ToSchema)]
pub struct Device {
    /// Its address.
    #[serde(default)]
    pub ip_address: Option<String>,
    /// What it calls itself.
    #[serde(default)]
    pub user_agent: Option<String>,
    /// Where it was.
    #[serde(default)]
    pub location: Option<String>,
}
