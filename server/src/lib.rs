//! Companion server of the self-service UI in production: the page, a proxy to Kratos's public API on the page's own
//! origin, and an API for users.
//!
//! # In an application of your own
//!
//! The part that finds the signed-in user can be used without the server. A [`Guard`](guard::Guard) asks Kratos, caches
//! the session for a moment, and keeps a row for each user; with it in the state of an axum application,
//! [`CurrentUser`](guard::CurrentUser) and [`AdminUser`](guard::AdminUser) are extractors. A request that is not
//! allowed is refused with a [`Problem`](problem::Problem), before the handler is called.
//!
//! ```no_run
//! use axum::{Router, routing::get};
//! use leptos_kratos_server::{
//!     config,
//!     database::Database,
//!     guard::{AdminUser, CurrentUser, Guard},
//!     kratos::Kratos,
//!     metrics::Metrics,
//!     session::Sessions,
//!     users::Users,
//! };
//!
//! async fn hello(CurrentUser { user, .. }: CurrentUser) -> String {
//!     format!("Hello, {}!", user.name.or(user.email).unwrap_or_default())
//! }
//!
//! async fn secrets(_: AdminUser) -> &'static str {
//!     "for admins"
//! }
//!
//! # async fn app() -> Result<Router, Box<dyn std::error::Error>> {
//! let (kratos, session, database) =
//!     (config::Kratos::default(), config::Session::default(), config::Database::default());
//! let metrics = Metrics::default();
//! let sessions = Sessions::new(&session, Kratos::new(&kratos, metrics.clone())?, metrics.clone());
//! let users = Users::new(Database::open(&database).await?, metrics);
//! let guard = Guard::new(&kratos, sessions, users);
//!
//! let app = Router::new().route("/hello", get(hello)).route("/secrets", get(secrets)).with_state(guard);
//! # Ok(app)
//! # }
//! ```
//!
//! An application with more in its state implements `FromRef` for the guard, as in `examples/own_app.rs`. It has to
//! check by itself that changing requests come from its own pages, for instance with tower-http's `CsrfLayer`.

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
mod proxy;
pub mod serve;
pub mod session;
mod upstream;
pub mod users;
