//! Measures the speed of the built page: `cargo xtask bench` runs it, with all that it needs.

use std::env;

fn main() {
    leptos_kratos_e2e::bench(&env::args().skip(1).collect::<Vec<_>>());
}
