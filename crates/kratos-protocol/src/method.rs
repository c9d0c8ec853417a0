//! Methods of signing in, and of the other self-service flows.

use super::open_enum::open_enum;

open_enum! {
    /// A self-service method (`method=…`, `flow.active`) or credential type (`authentication_methods[].method`).
    ///
    /// Kratos: `identity.CredentialsType` and the strategies' ids.
    Method {
        /// A password.
        Password = "password",
        /// An OpenID Connect or OAuth2 provider.
        Oidc = "oidc",
        /// A SAML provider.
        Saml = "saml",
        /// A one-time code by mail or SMS.
        Code = "code",
        /// A link by mail.
        Link = "link",
        /// An authenticator app.
        Totp = "totp",
        /// A recovery code from a list.
        LookupSecret = "lookup_secret",
        /// A security key.
        WebAuthn = "webauthn",
        /// A passkey.
        Passkey = "passkey",
        /// Settings of the profile, and the first step of a two-step registration.
        Profile = "profile",
        /// The first step of an identifier-first login.
        IdentifierFirst = "identifier_first",
        /// A device key (Ory's enterprise build).
        DeviceAuthn = "deviceauthn",
        /// The recovery by link that began a session.
        LinkRecovery = "link_recovery",
        /// The recovery by code that began a session.
        CodeRecovery = "code_recovery",
    }
}
