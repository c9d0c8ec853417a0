//! The protocol, with answers that real servers gave and with answers that no server should give.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail as tests do")]
#![allow(clippy::needless_pass_by_value, reason = "`json!(…)` reads best as an argument")]

mod account;
mod anything;
mod captured;
mod ceremony;
mod destination;
mod fixture;
mod flow;
mod form;
mod hostile;
mod lookalike;
mod message;
mod next;
mod node;
mod outcome;
mod schema;
mod secret;
mod session;
mod submission;
mod summary;
mod user_agent;
