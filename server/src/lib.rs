//! What stands behind the self-service UI in production: the page, Kratos's public API on the page's own origin, and an API
//! that knows the users.

pub mod api;
pub mod app;
pub mod config;
pub mod database;
pub mod deletion;
pub mod guard;
pub mod health;
pub mod hooks;
pub mod kratos;
pub mod log;
pub mod metrics;
mod observe;
pub mod page;
mod picture;
pub mod problem;
pub mod proxy;
pub mod serve;
pub mod session;
mod upstream;
pub mod users;
