//! What stands behind the self-service UI in production: the page, Kratos's public API on the page's own origin, and an API
//! that knows the users.

pub mod app;
pub mod config;
pub mod health;
pub mod kratos;
pub mod log;
pub mod metrics;
mod observe;
pub mod page;
pub mod problem;
pub mod proxy;
pub mod serve;
mod upstream;
