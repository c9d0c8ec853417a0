//! Mounts the application.
fn main() {}
