//! Every captured answer is decoded as its row in `outcomes.txt` says.

use std::{collections::BTreeMap, fs};

use crate::{fixture, summary};

#[test]
fn every_answer_of_26_2_has_its_outcome() {
    compare("v26.2");
}

#[test]
fn every_answer_of_1_3_1_has_its_outcome() {
    compare("v1.3.1");
}

#[test]
fn every_flow_is_on_the_list_of_the_browsers_tests() {
    let list = include_str!("../../../../tests/browser/every_flow/list.rs");
    let listed: Vec<_> = list.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    let flows = fixture::flows();

    assert_eq!(listed, flows.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
}

/// Fails on answers without a row and on rows without an answer too.
fn compare(version: &str) {
    let table = fs::read_to_string(fixture::folder(version).join("outcomes.txt")).unwrap();
    let expected: BTreeMap<_, _> = table
        .lines()
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, outcome)| (name.to_owned(), outcome.to_owned()))
        .collect();

    let decoded: BTreeMap<_, _> =
        fixture::all(version).iter().map(|call| (call.name.clone(), summary::of_call(call))).collect();

    let rows = |map: &BTreeMap<String, String>| -> Vec<_> {
        map.iter().map(|(name, outcome)| format!("{name}: {outcome}")).collect()
    };
    let (expected, decoded) = (rows(&expected), rows(&decoded));
    let wrong: Vec<_> = decoded.iter().filter(|row| !expected.contains(row)).collect();
    let missing: Vec<_> = expected.iter().filter(|row| !decoded.contains(row)).collect();
    assert!(wrong.is_empty() && missing.is_empty(), "{version}\ndecoded: {wrong:#?}\nexpected: {missing:#?}");
}
