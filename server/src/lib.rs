//! What stands behind the self-service UI in production: the page, Kratos's public API on the page's own origin, and an API
//! that knows the users.

pub mod config;
pub mod kratos;
pub mod metrics;
pub mod page;
pub mod problem;
pub mod proxy;
mod upstream;
