//! Kratos's requests and answers: types, decoding and decisions.
//!
//! Nothing here touches a DOM, a network or a clock, so all of it is tested natively on answers captured from
//! real servers. Decoding never fails on something new: unknown names become `Other`, unknown nodes and actions keep
//! their JSON, and a badly typed field spoils only itself.
//!
//! The reference is Kratos's own code and OpenAPI document
//! (<https://www.ory.sh/docs/kratos/reference/api>), versions 1.3 and 26.2.

mod account;
mod answer;
mod by_name;
mod ceremony;
mod confirmation;
mod continue_with;
mod destination;
mod english;
mod error;
mod fields;
mod flow;
mod from_json;
mod in_order;
mod message;
mod method;
mod next;
mod node;
mod number;
mod open_enum;
mod outcome;
mod page;
mod resource;
mod schema;
mod search;
mod secret;
mod session;
mod submission;
mod to_json;
mod unknown_json;
mod user_agent;
mod whoami;

pub use self::{
    account::{Deletion, Hindrance, LinkedAccount, LinkedAccounts, ProblemCode, Proof, User, deletion, of_account},
    answer::Answer,
    by_name::ByName,
    ceremony::{Ceremony, CeremonyKind, ceremony},
    confirmation::{confirmation, is_confirmed},
    continue_with::{ContinueWith, FlowReference, next_step},
    destination::{Destination, destination},
    error::{ApiError, ErrorId, Failure},
    flow::{Flow, FlowId, FlowKind, FlowState, OAuth2LoginRequest, Ui},
    from_json::FromJson,
    in_order::in_order,
    message::{Context, Message, MessageId, Severity},
    method::Method,
    next::{Ask, Call, Next, Notice, Situation, Step, Stop, Target, Turns, next},
    node::{
        Anchor, Attributes, Autocomplete, Division, Group, Image, Input, InputKind, InputValue, Node, Script, TextNode,
        Trigger, UnknownNode,
    },
    number::{Number, number},
    outcome::{Outcome, Redirect, RedirectReason, Restart, RestartReason, Success, outcome},
    page::{Page, without_slash},
    resource::{IdentitySchema, Logout, RevokedSessions, StoredError, resource},
    schema::with_schema,
    search::{has_text, split_at_text},
    secret::Secret,
    session::{Aal, Address, AddressStatus, AuthenticationMethod, Device, Identity, IdentityState, Session},
    submission::{Submission, is_list_item, submission},
    to_json::to_json,
    unknown_json::UnknownJson,
    user_agent::UserAgent,
    whoami::{Whoami, whoami},
};
