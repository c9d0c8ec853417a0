//! Addresses from outside, hostile ones above all, at each place where one is used.
//!
//! The lists are those of the protocol's tests.

mod gone_to;
mod resolved;
mod sent_to;
mod shown;

use leptos::prelude::window;

/// Returns the origin of the tests' own page.
fn origin() -> String {
    window().location().origin().unwrap()
}

/// Returns the beginning of an address, which may be of any length.
fn short(address: &str) -> String {
    format!("{:?}", address.chars().take(80).collect::<String>())
}
