//! Starts the real servers that a Kratos UI is developed and tested against: Kratos with SQLite, a mail sink, and an
//! OpenID provider; and, for tests that need them, a PostgreSQL and the companion server.
//!
//! `cargo xtask dev` runs one stack on fixed ports, every end-to-end test one on its own free ports; both end when the
//! value that started them is dropped.
//!
//! ```no_run
//! use dev_stack::{Servers, Stack};
//!
//! let servers = Servers::locate()?;
//! let stack = Stack::builder("target/e2e/sign-up")
//!     .base_url("http://localhost:3456")
//!     .config(serde_json::json!({
//!         "selfservice": { "flows": { "login": { "lifespan": "2s" } } }
//!     }))
//!     .start(&servers)?;
//! let before = stack.mails_to("a@example.com")?.len();
//! // … sign up as a@example.com through stack.kratos_public() …
//! let mail = stack.wait_for_mail("a@example.com", before)?;
//! println!("{:?}", mail.code());
//! # Ok::<(), dev_stack::Error>(())
//! ```
//!
//! Unix only: child processes are ended by process groups and signals.

mod address;
mod cache;
mod companion;
mod config;
mod error;
mod guard;
mod http;
mod kratos;
mod mail;
mod mailpit;
mod oidc;
mod ports;
mod postgres;
mod process;
mod ready;
mod root;
mod servers;
mod stack;
mod step;

pub use cache::{CacheLock, cache_dir};
pub use companion::{Companion, CompanionBuilder};
pub use error::{Error, Result};
pub use mail::{Mail, Mailbox};
pub use ports::{Ports, ensure_port_free, free_port, listen};
pub use postgres::Postgres;
pub use process::Process;
pub use root::repository;
pub use servers::Servers;
pub use stack::{Builder, Stack, Twin};
pub use step::Step;
