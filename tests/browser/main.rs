//! Components, each mounted, used and read as a person would, in a real browser.
//!
//! Run by `cargo xtask test web`; the protocol has native tests of its own.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing helper is a failing test")]

mod account;
mod address;
mod authenticator;
mod code;
mod components;
mod dialog;
mod every_flow;
mod group;
#[path = "../../crates/kratos-protocol/tests/protocol/hostile.rs"]
mod hostile;
mod kinds;
mod kratos;
mod login;
#[path = "../../crates/kratos-protocol/tests/protocol/lookalike.rs"]
mod lookalike;
mod messages;
mod mounted;
mod new_flow;
mod password;
mod problem;
mod resend;
mod sessions;
mod settings;
mod submitting;
mod toast;
mod unknown;
mod values;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
