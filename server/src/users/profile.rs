//! Profile of a user, taken from the identity.

use crate::{kratos::Identity, picture::is_picture};

use super::user::Row;

/// Role of an admin.
const ADMIN: &str = "system-admin";

/// Longest name, in characters: longer than any real one.
const MAX_NAME: usize = 256;

/// Longest e-mail address, by RFC 5321.
const MAX_EMAIL: usize = 254;

/// Values of a user, taken from Kratos's traits and metadata.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) email: Option<String>,
    pub(super) name: Option<String>,
    pub(super) username: Option<String>,
    pub(super) picture: Option<String>,
    pub(super) is_admin: bool,
    /// Time of the identity's last change, in microseconds since 1970.
    pub(super) version: i64,
}

impl Profile {
    /// Takes the values that can be shown and stored, as a schema need not have limits.
    pub(super) fn of(identity: &Identity) -> Self {
        let version = identity.updated_at.map_or(0, |at| at.unix_timestamp_nanos() / 1_000);

        Self {
            // Not clipped: half an address is a different address.
            email: identity.text("email").filter(|email| is_email(email)).map(str::to_owned),
            name: identity.name().as_deref().and_then(clipped),
            username: identity.text("username").and_then(clipped),
            picture: identity.picture().map(str::to_owned),
            is_admin: identity.has_role(ADMIN),
            version: i64::try_from(version).unwrap_or_default(),
        }
    }

    /// Whether the row has to be updated.
    pub(super) fn changes(&self, row: &Row) -> bool {
        let user = &row.user;
        let differs = self.email != user.email
            || self.name != user.name
            || self.username != user.username
            || self.picture.is_some() && self.picture != user.avatar_url
            || self.is_admin != user.is_admin;

        differs && self.version >= row.identity_version
    }
}

impl Identity {
    /// Returns the trait `picture`, if it can be shown. The picture is then managed in Kratos, and is not changed here.
    #[must_use]
    pub fn picture(&self) -> Option<&str> {
        self.text("picture").filter(|picture| is_picture(picture))
    }
}

fn is_email(text: &str) -> bool {
    text.len() <= MAX_EMAIL && text.contains('@') && !text.contains(|letter: char| letter.is_control() || letter == ' ')
}

/// Removes control characters, and limits the length.
fn clipped(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect();
    let text = text.trim();

    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn profile(with: &Value) -> Profile {
        let mut identity = with.clone();
        identity["id"] = json!("9f425a8d-7efc-4768-8f23-7647a74fdf13");
        Profile::of(&serde_json::from_value(identity).unwrap())
    }

    #[test]
    fn traits_become_the_users() {
        let made = profile(&json!({
            "traits": {
                "email": "ada@example.com",
                "name": { "first": "Ada", "last": "Lovelace" },
                "username": "ada",
                "picture": "https://example.com/ada.png",
            },
            "metadata_public": { "roles": ["system-admin"] },
            "updated_at": "1970-01-01T00:00:01.5Z",
        }));

        assert_eq!(
            made,
            Profile {
                email: Some("ada@example.com".to_owned()),
                name: Some("Ada Lovelace".to_owned()),
                username: Some("ada".to_owned()),
                picture: Some("https://example.com/ada.png".to_owned()),
                is_admin: true,
                version: 1_500_000,
            }
        );
    }

    #[test]
    fn what_cannot_be_shown_is_left_out() {
        let made = profile(&json!({
            "traits": {
                "email": format!("{}@example.com", "a".repeat(300)),
                "name": "Ada\0\u{1b}[31m",
                "username": "ü".repeat(1000),
                "picture": "javascript:alert(1)",
            },
        }));

        assert_eq!((made.email, made.picture), (None, None));
        assert_eq!(made.name.as_deref(), Some("Ada[31m"));
        assert_eq!(made.username.map(|name| name.chars().count()), Some(MAX_NAME));
    }
}
