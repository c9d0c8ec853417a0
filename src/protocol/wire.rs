//! Kratos's JSON as flat structs that look like it, each turned into the type that the program uses.
//!
//! Flat and without tagged or untagged enums on purpose: serde's buffering for those is, after the router, the largest
//! thing that an application like this one can add to its WebAssembly. Every field is [`Loose`].

use serde::Deserialize;
use serde_json::{Map, Value};

use super::loose::Loose;

type Text = Loose<String>;
type Flag = Loose<bool>;
type List<T> = Loose<Vec<Loose<T>>>;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Message {
    pub(super) id: Loose<u64>,
    pub(super) text: Text,
    #[serde(rename = "type")]
    pub(super) kind: Text,
    pub(super) context: Loose<Map<String, Value>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Node {
    #[serde(rename = "type")]
    pub(super) kind: Text,
    pub(super) group: Text,
    pub(super) attributes: Loose<Value>,
    pub(super) messages: List<super::Message>,
    pub(super) meta: Loose<Meta>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Meta {
    pub(super) label: Loose<super::Message>,
}

/// The attributes of every node type in one: no name means two things.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Attributes {
    pub(super) id: Text,
    pub(super) name: Text,
    #[serde(rename = "type")]
    pub(super) kind: Text,
    pub(super) value: Loose<Value>,
    pub(super) required: Flag,
    pub(super) disabled: Flag,
    pub(super) autocomplete: Text,
    pub(super) pattern: Text,
    pub(super) maxlength: Loose<u32>,
    pub(super) label: Loose<super::Message>,
    #[serde(rename = "onclickTrigger")]
    pub(super) onclick_trigger: Text,
    #[serde(rename = "onloadTrigger")]
    pub(super) onload_trigger: Text,
    pub(super) onclick: Text,
    pub(super) onload: Text,
    pub(super) options: List<InputOption>,
    pub(super) text: Loose<super::Message>,
    pub(super) title: Loose<super::Message>,
    pub(super) src: Text,
    pub(super) width: Loose<u32>,
    pub(super) height: Loose<u32>,
    pub(super) href: Text,
    pub(super) integrity: Text,
    pub(super) class: Text,
    pub(super) data: Loose<Map<String, Value>>,
    pub(super) node_type: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct InputOption {
    pub(super) value: Loose<Value>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Ui {
    pub(super) action: Text,
    pub(super) method: Text,
    pub(super) nodes: List<super::Node>,
    pub(super) messages: List<super::Message>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Flow {
    pub(super) id: Text,
    pub(super) state: Text,
    pub(super) active: Text,
    pub(super) expires_at: Text,
    pub(super) issued_at: Text,
    pub(super) request_url: Text,
    pub(super) return_to: Text,
    pub(super) ui: Loose<super::Ui>,
    pub(super) requested_aal: Text,
    pub(super) refresh: Flag,
    pub(super) identity: Loose<super::Identity>,
    pub(super) identity_schema: Text,
    pub(super) organization_id: Text,
    pub(super) oauth2_login_challenge: Text,
    pub(super) oauth2_login_request: Loose<OAuth2LoginRequest>,
    pub(super) continue_with: List<super::ContinueWith>,
    pub(super) transient_payload: Loose<Map<String, Value>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct OAuth2LoginRequest {
    pub(super) challenge: Text,
    pub(super) client: Loose<OAuth2Client>,
    pub(super) requested_scope: List<String>,
    pub(super) skip: Flag,
    pub(super) subject: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct OAuth2Client {
    pub(super) client_id: Text,
    pub(super) client_name: Text,
    pub(super) logo_uri: Text,
    pub(super) policy_uri: Text,
    pub(super) tos_uri: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ContinueWith {
    pub(super) action: Text,
    pub(super) redirect_browser_to: Text,
    pub(super) ory_session_token: Text,
    pub(super) flow: Loose<FlowReference>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct FlowReference {
    pub(super) id: Text,
    pub(super) url: Text,
    pub(super) verifiable_address: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Session {
    pub(super) id: Text,
    pub(super) active: Flag,
    pub(super) expires_at: Text,
    pub(super) authenticated_at: Text,
    pub(super) issued_at: Text,
    pub(super) authenticator_assurance_level: Text,
    pub(super) authentication_methods: List<AuthenticationMethod>,
    pub(super) identity: Loose<super::Identity>,
    pub(super) devices: List<Device>,
    pub(super) tokenized: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AuthenticationMethod {
    pub(super) method: Text,
    pub(super) aal: Text,
    pub(super) completed_at: Text,
    pub(super) provider: Text,
    pub(super) organization: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Device {
    pub(super) id: Text,
    pub(super) ip_address: Text,
    pub(super) user_agent: Text,
    pub(super) location: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Identity {
    pub(super) id: Text,
    pub(super) schema_id: Text,
    pub(super) schema_url: Text,
    pub(super) state: Text,
    pub(super) traits: Loose<Value>,
    pub(super) verifiable_addresses: List<Address>,
    pub(super) recovery_addresses: List<Address>,
    pub(super) metadata_public: Loose<Value>,
    pub(super) organization_id: Text,
    pub(super) external_id: Text,
    pub(super) created_at: Text,
    pub(super) updated_at: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Address {
    pub(super) id: Text,
    pub(super) value: Text,
    pub(super) via: Text,
    pub(super) verified: Flag,
    pub(super) status: Text,
    pub(super) verified_at: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ApiError {
    pub(super) id: Text,
    pub(super) code: Loose<u16>,
    pub(super) status: Text,
    pub(super) reason: Text,
    pub(super) message: Text,
    pub(super) debug: Text,
    pub(super) details: Loose<ErrorDetails>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ErrorDetails {
    pub(super) redirect_browser_to: Text,
    pub(super) redirect_to: Text,
    pub(super) continue_with: List<super::ContinueWith>,
}

/// Everything that may stand at the top of an answer to a flow's call; its shape says what the answer means.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Body {
    pub(super) ui: Loose<Map<String, Value>>,
    pub(super) error: Loose<ApiError>,
    pub(super) redirect_browser_to: Text,
    pub(super) use_flow_id: Text,
    pub(super) session: Loose<super::Session>,
    pub(super) identity: Loose<super::Identity>,
    pub(super) continue_with: List<super::ContinueWith>,
}

/// What a WebAuthn input's value holds, in its two forms: plain, and a registration's with the options one level down.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct CeremonyOptions {
    #[serde(rename = "publicKey")]
    pub(super) public_key: Loose<Map<String, Value>>,
    #[serde(rename = "credentialOptions")]
    pub(super) credential_options: Loose<PublicKeyOptions>,
    #[serde(rename = "displayNameFieldName")]
    pub(super) display_name_field_name: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PublicKeyOptions {
    #[serde(rename = "publicKey")]
    pub(super) public_key: Loose<Map<String, Value>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct StoredError {
    pub(super) id: Text,
    pub(super) error: Loose<ApiError>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Logout {
    pub(super) logout_url: Text,
    pub(super) logout_token: Text,
}
