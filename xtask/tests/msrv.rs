//! The Rust version in the manifests is enough for everything that is built. Clippy checks our own code against it.

#![allow(clippy::expect_used, reason = "helpers of tests fail as tests do")]

use std::{array, process::Command};

use serde_json::Value;

#[test]
fn no_dependency_needs_a_newer_rust_than_we_ask_for() {
    let packages = packages();
    let (ours, others): (Vec<_>, Vec<_>) = packages.iter().partition(|package| package["source"].is_null());
    let asked_for = ours.into_iter().map(|package| rust(package).expect("a version of Rust")).min().expect("packages");

    let newer = others.into_iter().filter(|package| rust(package).is_some_and(|needed| needed > asked_for));
    let newer: Vec<_> = newer.map(|package| format!("{} {}", package["name"], package["rust_version"])).collect();

    assert!(newer.is_empty(), "newer than {asked_for:?}: {newer:#?}");
}

/// Returns the packages that are needed for the page and for the servers and tools.
fn packages() -> Vec<Value> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version", "1"]);
    // Without these, cargo also downloads packages that only Windows needs.
    cargo.args(["--filter-platform", "wasm32-unknown-unknown", "--filter-platform", "x86_64-unknown-linux-gnu"]);
    let output = cargo.current_dir(dev_stack::repository()).output().expect("cargo");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("what cargo knows");

    metadata["packages"].as_array().expect("packages").clone()
}

/// Returns the oldest Rust version that a package declares.
fn rust(package: &Value) -> Option<[u32; 3]> {
    let mut numbers = package["rust_version"].as_str()?.split('.').map(|number| number.parse().expect("a number"));

    Some(array::from_fn(|_| numbers.next().unwrap_or(0)))
}
