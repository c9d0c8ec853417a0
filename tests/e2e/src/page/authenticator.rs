//! Authenticators that are part of the device, or plugged in.

use serde_json::{Value, json};

use super::Page;

/// A virtual authenticator of a page's browser, which is touched at each request.
#[derive(Debug)]
pub struct Authenticator<'a> {
    page: &'a Page,
    id: Value,
}

impl Page {
    /// Plugs in a security key.
    pub fn plug_in_security_key(&self) -> Authenticator<'_> {
        self.add_authenticator(&json!({
            "protocol": "ctap2",
            "transport": "usb",
            "hasResidentKey": false,
            "hasUserVerification": false,
            "automaticPresenceSimulation": true,
        }))
    }

    /// Makes the device one that keeps passkeys, and whose owner confirms each request.
    pub fn keep_passkeys(&self) -> Authenticator<'_> {
        self.add_authenticator(&json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": true,
        }))
    }

    fn add_authenticator(&self, options: &Value) -> Authenticator<'_> {
        self.chromium.devtools("WebAuthn.enable", json!({}));
        let mut answer = self.chromium.devtools("WebAuthn.addVirtualAuthenticator", json!({ "options": options }));

        Authenticator { page: self, id: answer["authenticatorId"].take() }
    }
}

impl Authenticator<'_> {
    /// Sets whether it takes the person who touches it for its owner: a finger that it knows, the right PIN.
    pub fn recognize(&self, is_owner: bool) {
        let parameters = json!({ "authenticatorId": self.id, "isUserVerified": is_owner });

        self.page.chromium.devtools("WebAuthn.setUserVerified", parameters);
    }

    /// Sets whether it is touched when it asks.
    pub fn touch(&self, is_touched: bool) {
        let parameters = json!({ "authenticatorId": self.id, "enabled": is_touched });

        self.page.chromium.devtools("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }
}
