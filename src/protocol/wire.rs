//! Kratos's JSON as flat structs that look like it, each turned into the type that the program uses.
//!
//! Flat and without serde's derive on purpose: what it makes for so many fields was a seventh of the WebAssembly. Every field
//! is [`Loose`].

use serde_json::{Map, Value};

use super::{
    from_json::FromJson,
    loose::{Loose, take},
};

type Text = Loose<String>;
type Flag = Loose<bool>;
type List<T> = Loose<Vec<Loose<T>>>;

/// Declares structs that are read from objects field by field. A field is called as in Kratos's JSON, or else `as` there.
macro_rules! wire {
    ($($(#[$meta:meta])* struct $name:ident { $($field:ident $(as $key:literal)?: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Default)]
        pub(super) struct $name {
            $(pub(super) $field: $type,)+
        }

        impl FromJson for $name {
            fn from_json(json: Value) -> Option<Self> {
                let Value::Object(mut fields) = json else { return None };
                Some(Self { $($field: take(&mut fields, wire!(@key $field $($key)?)),)+ })
            }
        }
    )+};
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

wire! {
    struct Message {
        id: Loose<u64>,
        text: Text,
        kind as "type": Text,
        context: Loose<Map<String, Value>>,
    }

    struct Node {
        kind as "type": Text,
        group: Text,
        attributes: Loose<Value>,
        messages: List<super::Message>,
        meta: Loose<Meta>,
    }

    struct Meta {
        label: Loose<super::Message>,
    }

    /// The attributes of every node type in one: no name means two things.
    struct Attributes {
        id: Text,
        name: Text,
        kind as "type": Text,
        value: Loose<Value>,
        required: Flag,
        disabled: Flag,
        autocomplete: Text,
        pattern: Text,
        maxlength: Loose<u32>,
        label: Loose<super::Message>,
        onclick_trigger as "onclickTrigger": Text,
        onload_trigger as "onloadTrigger": Text,
        onclick: Text,
        onload: Text,
        options: List<InputOption>,
        text: Loose<super::Message>,
        title: Loose<super::Message>,
        src: Text,
        width: Loose<u32>,
        height: Loose<u32>,
        href: Text,
        integrity: Text,
        class: Text,
        data: Loose<Map<String, Value>>,
        node_type: Text,
    }

    struct InputOption {
        value: Loose<Value>,
    }

    struct Ui {
        action: Text,
        method: Text,
        nodes: List<super::Node>,
        messages: List<super::Message>,
    }

    struct Flow {
        id: Text,
        state: Text,
        active: Text,
        expires_at: Text,
        issued_at: Text,
        request_url: Text,
        return_to: Text,
        ui: Loose<super::Ui>,
        requested_aal: Text,
        refresh: Flag,
        identity: Loose<super::Identity>,
        identity_schema: Text,
        organization_id: Text,
        oauth2_login_challenge: Text,
        oauth2_login_request: Loose<OAuth2LoginRequest>,
        continue_with: List<super::ContinueWith>,
        transient_payload: Loose<Map<String, Value>>,
    }

    struct OAuth2LoginRequest {
        challenge: Text,
        client: Loose<OAuth2Client>,
        requested_scope: List<String>,
        skip: Flag,
        subject: Text,
    }

    struct OAuth2Client {
        client_id: Text,
        client_name: Text,
        logo_uri: Text,
        policy_uri: Text,
        tos_uri: Text,
    }

    struct ContinueWith {
        action: Text,
        redirect_browser_to: Text,
        ory_session_token: Text,
        flow: Loose<FlowReference>,
    }

    struct FlowReference {
        id: Text,
        url: Text,
        verifiable_address: Text,
    }

    struct Session {
        id: Text,
        active: Flag,
        expires_at: Text,
        authenticated_at: Text,
        issued_at: Text,
        authenticator_assurance_level: Text,
        authentication_methods: List<AuthenticationMethod>,
        identity: Loose<super::Identity>,
        devices: List<Device>,
        tokenized: Text,
    }

    struct AuthenticationMethod {
        method: Text,
        aal: Text,
        completed_at: Text,
        provider: Text,
        organization: Text,
    }

    struct Device {
        id: Text,
        ip_address: Text,
        user_agent: Text,
        location: Text,
    }

    struct Identity {
        id: Text,
        schema_id: Text,
        schema_url: Text,
        state: Text,
        traits: Loose<Value>,
        verifiable_addresses: List<Address>,
        recovery_addresses: List<Address>,
        metadata_public: Loose<Value>,
        organization_id: Text,
        external_id: Text,
        created_at: Text,
        updated_at: Text,
    }

    struct Address {
        id: Text,
        value: Text,
        via: Text,
        verified: Flag,
        status: Text,
        verified_at: Text,
    }

    struct ApiError {
        id: Text,
        code: Loose<u16>,
        status: Text,
        reason: Text,
        message: Text,
        debug: Text,
        details: Loose<ErrorDetails>,
    }

    struct ErrorDetails {
        redirect_browser_to: Text,
        continue_with: List<super::ContinueWith>,
    }

    /// Everything that may stand at the top of an answer to a flow's call; its shape says what the answer means.
    struct Body {
        ui: Loose<Map<String, Value>>,
        error: Loose<ApiError>,
        redirect_browser_to: Text,
        use_flow_id: Text,
        session: Loose<super::Session>,
        identity: Loose<super::Identity>,
        continue_with: List<super::ContinueWith>,
    }

    /// What a WebAuthn input's value holds, in its two forms: plain, and a registration's with the options one level down.
    struct CeremonyOptions {
        public_key as "publicKey": Loose<Map<String, Value>>,
        credential_options as "credentialOptions": Loose<PublicKeyOptions>,
        display_name_field_name as "displayNameFieldName": Text,
    }

    struct PublicKeyOptions {
        public_key as "publicKey": Loose<Map<String, Value>>,
    }

    struct StoredError {
        id: Text,
        error: Loose<ApiError>,
    }

    struct Logout {
        logout_url: Text,
        logout_token: Text,
    }

    struct RevokedSessions {
        count: Loose<u64>,
    }

    struct IdentitySchema {
        id: Text,
        schema: Loose<Value>,
    }
}
