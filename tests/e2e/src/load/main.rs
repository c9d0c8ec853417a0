//! Measures the load that the companion server carries: `cargo xtask load` runs it, with all that it needs.

fn main() {
    leptos_kratos_e2e::load();
}
