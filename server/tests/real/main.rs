//! The server before the real Kratos, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod access;
mod account;
mod cache;
mod conformance;
mod deletion;
mod deployed;
mod gate;
mod hook;
mod http;
mod person;
mod process;
mod provider;
mod provisioning;
mod race;
mod replicas;
mod users;
mod world;
