//! Flows: one attempt at login, registration, recovery, verification or settings, from its form to its end.

use std::fmt;

use serde_json::{Map, Value};

use super::{
    continue_with::ContinueWith,
    fields::{Fields, FromFields},
    from_json::read_by_fields,
    message::{Message, MessageId},
    method::Method,
    node::{Group, InputKind, Node},
    open_enum::open_enum,
    session::{Aal, Identity},
};

/// Id of a flow. It stands in the page's URL and is no secret: a flow is bound to a cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FlowId(pub String);

impl FlowId {
    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FlowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The five kinds of flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlowKind {
    /// Sign-in.
    Login,
    /// Sign-up.
    Registration,
    /// The way back into an account.
    Recovery,
    /// Verification of an address.
    Verification,
    /// Settings of the account.
    Settings,
}

impl FlowKind {
    /// All kinds of flow.
    pub const ALL: [Self; 5] = [Self::Login, Self::Registration, Self::Recovery, Self::Verification, Self::Settings];

    /// Returns the name in Kratos's paths: `/self-service/login/browser`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Registration => "registration",
            Self::Recovery => "recovery",
            Self::Verification => "verification",
            Self::Settings => "settings",
        }
    }

    /// Returns the kind of the flow that is submitted to `action`, such as
    /// `https://example.org/.ory/self-service/login?flow=…`: nothing else in a flow names its kind.
    #[must_use]
    pub fn of_action(action: &str) -> Option<Self> {
        let path = action.split(['?', '#']).next().unwrap_or_default();
        let (base, name) = path.trim_end_matches('/').rsplit_once('/')?;
        Self::ALL.into_iter().find(|kind| kind.as_str() == name && base.ends_with("/self-service"))
    }
}

open_enum! {
    /// State of a flow. For headings only: the nodes decide the form.
    FlowState {
        /// Waiting for a method to be chosen and filled in.
        ChooseMethod = "choose_method",
        /// A code or link was sent.
        SentEmail = "sent_email",
        /// Finished.
        PassedChallenge = "passed_challenge",
        /// Settings: waiting for changes.
        ShowForm = "show_form",
        /// Settings: saved.
        Success = "success",
        /// Recovery since Kratos 26: waiting for an address.
        RecoveryAwaitingAddress = "recovery_awaiting_address",
        /// Recovery since Kratos 26: waiting for one of several addresses to be chosen.
        RecoveryAwaitingAddressChoice = "recovery_awaiting_address_choice",
        /// Recovery since Kratos 26: waiting for the whole of a masked address.
        RecoveryConfirmingAddress = "recovery_confirming_address",
        /// Recovery since Kratos 26: waiting for the code.
        RecoveryAwaitingCode = "recovery_awaiting_code",
    }
}

impl FlowState {
    /// Returns whether Kratos has sent the person a code or link.
    #[must_use]
    pub const fn is_sent(&self) -> bool {
        matches!(self, Self::SentEmail | Self::RecoveryAwaitingCode)
    }
}

/// One flow (in the API `loginFlow`, `registrationFlow`, …), with the fields of all five kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Id of the flow.
    pub id: FlowId,
    /// State of the flow.
    pub state: FlowState,
    /// Method tried last.
    pub active: Option<Method>,
    /// Time at which it ends, RFC 3339.
    pub expires_at: String,
    /// Time at which it began, RFC 3339.
    pub issued_at: String,
    /// URL of the request to Kratos. Behind a proxy it lacks the proxy's prefix: never follow it.
    pub request_url: String,
    /// URL to go to afterwards, unchecked.
    pub return_to: Option<String>,
    /// Form of the flow.
    pub ui: Ui,
    /// Login: the requested authenticator assurance level.
    pub requested_aal: Option<Aal>,
    /// Login: whether a person who is signed in has to sign in again.
    pub refresh: bool,
    /// Settings: the identity that they belong to.
    pub identity: Option<Box<Identity>>,
    /// Login, registration: the identity schema, since Kratos 26.
    pub identity_schema: Option<String>,
    /// The requested organisation.
    pub organization_id: Option<String>,
    /// The OAuth2 challenge that the sign-in answers.
    pub oauth2_login_challenge: Option<String>,
    /// Request behind the OAuth2 challenge. Kratos 1.3 leaves it out of its 400 answers.
    pub oauth2_login_request: Option<OAuth2LoginRequest>,
    /// Follow-up actions of a flow that has just succeeded.
    pub continue_with: Vec<ContinueWith>,
    /// Payload that the page sent along for webhooks.
    pub transient_payload: Map<String, Value>,
}

impl Flow {
    /// Returns whether a message is an error, in the form or at one of its nodes.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.ui.messages.iter().any(Message::is_error) || self.ui.nodes.iter().any(Node::has_error)
    }

    /// Returns whether it has ended in success.
    #[must_use]
    pub fn is_passed(&self) -> bool {
        matches!(self.state, FlowState::Success | FlowState::PassedChallenge) && !self.has_error()
    }

    /// Returns whether no submit to it can succeed: Kratos 1.3 keeps for ever the error of a recovery or a verification
    /// that was once submitted without a method, and after five wrong codes a sign-in or a sign-up takes no code any
    /// more, not even one that it sends afterwards.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        let is_end = |message: &Message| match message.id {
            MessageId::RECOVERY_WITHOUT_METHOD | MessageId::VERIFICATION_WITHOUT_METHOD => true,
            // The flow that replaces an exhausted recovery says so, too; but it has not sent any code yet.
            _ => self.state.is_sent() && message.says_too_often(),
        };
        self.ui.messages.iter().any(is_end)
    }

    /// Returns whether there is a node of the group.
    #[must_use]
    pub fn offers(&self, group: &Group) -> bool {
        self.ui.nodes.iter().any(|node| node.group == *group)
    }
}

impl Flow {
    /// Returns whether there is an input with this name to fill in.
    #[must_use]
    pub fn asks_for(&self, name: &str) -> bool {
        let mut inputs = self.ui.nodes.iter().filter_map(Node::input);
        inputs.any(|input| input.name == name && !input.kind.is_button() && input.kind != InputKind::Hidden)
    }

    /// Returns whether there is a button with this name.
    #[must_use]
    pub fn has_button(&self, name: &str) -> bool {
        self.ui.nodes.iter().filter_map(Node::input).any(|input| input.name == name && input.kind.is_button())
    }
}

impl FromFields for Flow {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            id: FlowId(fields.text("id")),
            state: fields.name("state"),
            active: fields.filled_name("active"),
            expires_at: fields.text("expires_at"),
            issued_at: fields.text("issued_at"),
            request_url: fields.text("request_url"),
            return_to: fields.filled("return_to"),
            ui: Ui::from_fields(fields.object("ui")),
            requested_aal: fields.filled_name("requested_aal"),
            refresh: fields.flag("refresh"),
            identity: fields.read("identity").map(Box::new),
            identity_schema: fields.filled("identity_schema"),
            organization_id: fields.filled("organization_id"),
            oauth2_login_challenge: fields.filled("oauth2_login_challenge"),
            oauth2_login_request: fields.read("oauth2_login_request"),
            continue_with: fields.each("continue_with"),
            transient_payload: fields.map("transient_payload"),
        }
    }
}

/// A flow's form (in the API `uiContainer`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ui {
    /// URL to submit to. Settings name a new flow there after each success, so it is never built from the flow's id.
    pub action: String,
    /// `POST`, or `GET` when there is nothing left to submit.
    pub method: String,
    /// Nodes of the form.
    pub nodes: Vec<Node>,
    /// Messages about the form as a whole.
    pub messages: Vec<Message>,
}

impl FromFields for Ui {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            action: fields.text("action"),
            method: fields.text("method"),
            nodes: fields.each("nodes"),
            messages: fields.each("messages"),
        }
    }
}

/// The application that sent a person here to sign in (Hydra's `OAuth2LoginRequest`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuth2LoginRequest {
    /// Challenge.
    pub challenge: String,
    /// Id of the application.
    pub client_id: String,
    /// Name of the application.
    pub client_name: Option<String>,
    /// URL of the application's logo, unchecked.
    pub logo_uri: Option<String>,
    /// URL of the application's privacy policy, unchecked.
    pub policy_uri: Option<String>,
    /// URL of the application's terms, unchecked.
    pub tos_uri: Option<String>,
    /// Scopes that the application requests.
    pub requested_scope: Vec<String>,
    /// Whether Hydra already knows the person, so that the sign-in can be skipped.
    pub skip: bool,
    /// Subject: Hydra's id of the person it knows.
    pub subject: Option<String>,
}

impl FromFields for OAuth2LoginRequest {
    fn from_fields(fields: Fields<'_>) -> Self {
        let client = fields.object("client");
        Self {
            challenge: fields.text("challenge"),
            client_id: client.text("client_id"),
            client_name: client.filled("client_name"),
            logo_uri: client.filled("logo_uri"),
            policy_uri: client.filled("policy_uri"),
            tos_uri: client.filled("tos_uri"),
            requested_scope: fields
                .list("requested_scope")
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            skip: fields.flag("skip"),
            subject: fields.filled("subject"),
        }
    }
}

read_by_fields!(Flow, Ui);
