//! The table of dependencies lists exactly the existing ones, each once and in its place.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use serde_json::Value;

const PAGE: &str = "leptos-kratos";
const SERVER: &str = "leptos-kratos-server";

/// Places that can need a dependency, the most important first.
const PLACES: [&str; 5] = ["shipped", "server", "tests", "tools", "fuzzing"];

/// Names, each with the place that needs it.
type Named = BTreeMap<String, &'static str>;

#[test]
fn the_table_names_exactly_the_dependencies_that_there_are() {
    let security = fs::read_to_string(dev_stack::repository().join("SECURITY.md")).expect("the policy");

    let there_are = direct();
    let named = in_table(&security);

    assert_eq!(named, there_are);
    assert_eq!(there_are.get("leptos"), Some(&"shipped"));
    assert_eq!(there_are.get("axum"), Some(&"server"));
    assert_eq!(there_are.get("proptest"), Some(&"tests"));
}

/// The fuzz package has its own lock file, as it is built for libFuzzer.
#[test]
fn what_is_fuzzed_has_the_versions_that_ship() {
    let (shipped, fuzzed) = (locked("Cargo.lock"), locked("fuzz/Cargo.lock"));

    let others: Vec<_> = fuzzed.difference(&shipped).map(|(name, _)| name.as_str()).collect();

    assert_eq!(others, ["arbitrary", "jobserver", "leptos-kratos-fuzz", "libfuzzer-sys"]);
}

#[test]
fn what_is_named_twice_or_nowhere_is_noticed() {
    let table =
        "| dependency | where | what would be lost |\n| --- | --- | --- |\n| `a`, `b-c` | tests | all |\n\nNo `d`.";

    assert_eq!(in_table(table), Named::from([("a".to_owned(), "tests"), ("b-c".to_owned(), "tests")]));
    assert!(std::panic::catch_unwind(|| in_table("| `a` | tests | x |\n| `a` | tools | x |")).is_err(), "twice");
    assert!(std::panic::catch_unwind(|| in_table("| `a` | tests |  |")).is_err(), "no reason");
}

/// Reads the rows whose second cell names a place.
fn in_table(text: &str) -> Named {
    let mut named = Named::new();
    for line in text.lines() {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [_, names, place, reason, _] = cells.as_slice() else { continue };
        let Some(place) = PLACES.into_iter().find(|known| known == place) else {
            continue;
        };
        assert!(!reason.is_empty(), "{names} without a reason");
        for name in names.split('`').skip(1).step_by(2) {
            assert!(named.insert(name.to_owned(), place).is_none(), "{name} is named twice");
        }
    }
    named
}

/// Asks cargo for the dependencies of the packages here. A shipped one counts as shipped, even if other places need it
/// too.
fn direct() -> Named {
    let mut named = Named::new();
    for (package, dependency) in packages("Cargo.toml").into_iter().chain(packages("fuzz/Cargo.toml")) {
        let place = match (package.as_str(), dependency["kind"].as_str()) {
            (PAGE, None) => "shipped",
            (SERVER, None) => "server",
            (PAGE | SERVER, _) | ("leptos-kratos-e2e", _) => "tests",
            ("leptos-kratos-fuzz", _) => "fuzzing",
            _ => "tools",
        };
        let name = dependency["name"].as_str().expect("a name").to_owned();
        let rank = |place| PLACES.iter().position(|other| *other == place);
        let known = named.entry(name).or_insert(place);
        if rank(place) < rank(*known) {
            *known = place;
        }
    }
    named
}

/// Returns each package of a workspace with each of its external dependencies.
fn packages(manifest: &str) -> Vec<(String, Value)> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path", manifest]);
    let output = cargo.current_dir(dev_stack::repository()).output().expect("cargo");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("what cargo knows");

    let mut found = Vec::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name");
        let dependencies = package["dependencies"].as_array().expect("dependencies").iter();
        let foreign = dependencies.filter(|dependency| dependency["path"].is_null());
        found.extend(foreign.map(|dependency| (name.to_owned(), dependency.clone())));
    }
    found
}

/// Reads a lock file's packages, each with its version.
fn locked(file: &str) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(dev_stack::repository().join(file)).expect("a lock file");
    let of = |package: &str, field: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(field)).expect("a name and a version");
        line.trim_matches('"').to_owned()
    };
    text.split("[[package]]\n").skip(1).map(|package| (of(package, "name = "), of(package, "version = "))).collect()
}
