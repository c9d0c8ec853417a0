//! A self-service UI for Ory Kratos: pages, components and the protocol beneath them.

pub mod protocol;
