//! Measures how quick the built page is: `cargo xtask bench` runs it, with all that it needs.

use std::env;

fn main() {
    leptos_kratos_e2e::bench(&env::args().skip(1).collect::<Vec<_>>());
}
