//! What a client or a broken Kratos may do to the server. The Kratos here is a socket: the real one cannot be made to send
//! garbage, nor be asked what bytes it got.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod client;
mod connections;
mod limits;
mod paths;
mod smuggling;
mod upstream;
mod upstream_faults;
mod world;
