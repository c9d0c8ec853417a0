//! What Kratos says and what is said to it: types, decoding and decisions.
//!
//! Nothing here touches a DOM, a network or a clock, so all of it is tested natively on answers captured from
//! real servers. Decoding never fails on something new: unknown names become `Other`, unknown nodes and actions keep
//! their JSON, and a badly typed field spoils only itself.
//!
//! The reference is Kratos's own code and OpenAPI document
//! (<https://www.ory.sh/docs/kratos/reference/api>), versions 1.3 and 26.2.

mod account;
mod answer;
mod ceremony;
mod continue_with;
mod destination;
mod error;
mod fields;
mod flow;
mod from_json;
mod in_order;
mod message;
mod method;
mod node;
mod number;
mod open_enum;
mod outcome;
mod resource;
mod schema;
mod secret;
mod session;
mod submission;
mod unknown_json;
mod user_agent;
mod whoami;

pub use self::{
    account::{Deletion, Hindrance, LinkedAccount, LinkedAccounts, ProblemCode, Proof, User, deletion, of_account},
    answer::Answer,
    ceremony::{Ceremony, CeremonyKind, ceremony},
    continue_with::{ContinueWith, FlowReference, next_step},
    destination::{Destination, destination},
    error::{ApiError, ErrorId, Failure},
    flow::{Flow, FlowId, FlowKind, FlowState, OAuth2LoginRequest, Ui},
    from_json::FromJson,
    message::{Context, Message, MessageId, Severity},
    method::Method,
    node::{
        Anchor, Attributes, Autocomplete, Division, Group, Image, Input, InputKind, InputValue, Node, Script, TextNode,
        Trigger, UnknownNode,
    },
    outcome::{Outcome, Redirect, RedirectReason, Restart, RestartReason, Success, outcome},
    resource::{IdentitySchema, Logout, RevokedSessions, StoredError, resource},
    schema::with_schema,
    secret::Secret,
    session::{Aal, Address, AddressStatus, AuthenticationMethod, Device, Identity, IdentityState, Session},
    submission::{Submission, submission},
    unknown_json::UnknownJson,
    user_agent::UserAgent,
    whoami::{Whoami, whoami},
};
pub(crate) use self::{in_order::in_order, number::number, submission::is_list_item};
