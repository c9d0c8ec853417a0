//! The texts: completeness of the locale files, and the values that fill them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod account;
mod answers;
mod catalogue;
mod config;
mod korean;
mod locale;
mod particle;
mod provider;
mod template;
mod texts;
