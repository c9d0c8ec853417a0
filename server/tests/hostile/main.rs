//! Attacks by a client or a broken Kratos on the server. The Kratos here is a socket: the real one can neither be made
//! to send garbage, nor report the bytes that it received.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod client;
mod connections;
mod limits;
mod paths;
mod smuggling;
mod upstream;
mod upstream_faults;
mod world;
