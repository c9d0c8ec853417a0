//! Support for the journeys: the built SPA behind a server and a proxy like those in production, a real Chromium, the
//! real servers, and a page that is used as a person uses it.
//!
//! A journey is a plain `#[test]` in `tests/journeys/`:
//!
//! ```no_run
//! use leptos_kratos_e2e::World;
//!
//! let page = World::shared().page();
//!
//! page.open("/login");
//! page.fill("E-mail", "nobody@example.com");
//! page.fill("Password", "not the right one");
//! page.press("Sign in with password");
//!
//! page.see_message(4000006);
//! ```
//!
//! Every page ends with the check that the browser has no complaint: no error in its console, no panic, no violation of
//! the Content-Security-Policy. When a journey fails, `target/e2e/failures/` has its last picture.
//!
//! Each journey has a browser and, where it asks for them, servers of its own. When it succeeds both go on to the next
//! journey, cleared, as starting them takes longer than most journeys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a harness for tests: what goes wrong here is a failed test"
)]

mod bench;
mod chromedriver;
mod chromium;
mod complaints;
mod deployed;
mod failure;
mod http;
mod load;
mod page;
mod person;
mod run;
mod runtime;
mod spa;
mod tour;
mod wait;
mod world;

pub use bench::bench;
pub use deployed::{Deployed, WebServer};
pub use load::load;
pub use page::{Authenticator, Memory, Page, SecondFactors, Tab};
pub use person::Person;
pub use spa::{Event, Fault, Seen, SpaServer};
pub use tour::tour;
pub use world::World;
