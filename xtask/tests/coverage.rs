//! The table of tested behaviour names tests and captured answers that exist.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::fs;

/// Folders of the columns' tests, the leftmost column first.
const COLUMNS: [(&[&str], &str); 2] = [
    (&["tests/e2e/tests/journeys"], "v1.3.1"),
    (
        &[
            "crates/kratos-protocol/tests/protocol",
            "tests/i18n",
            "server/src",
            "server/tests/hostile",
            "server/tests/real",
        ],
        "v26.2",
    ),
];

#[test]
fn every_test_and_answer_in_the_table_exists() {
    let table = read("docs/coverage.md").expect("the table");
    let mut missing = Vec::new();
    let mut rows = 0;

    for cells in table.lines().filter_map(cells) {
        let versions = &cells[cells.len() - COLUMNS.len()..];
        for ((folders, version), cell) in COLUMNS.into_iter().zip(versions) {
            missing.extend(names(cell).filter(|name| !exists(folders, version, name)).map(str::to_owned));
        }
        rows += 1;
    }

    assert!(missing.is_empty(), "no more: {missing:#?}");
    assert!(rows > 50, "{rows} rows: is it still a table?");
}

#[test]
fn what_is_no_more_is_noticed() {
    let (journeys, version) = COLUMNS[0];

    assert!(exists(journeys, version, "sign_in::who_signs_in_comes_home"));
    assert!(!exists(journeys, version, "sign_in::who_signs_in"), "part of a name");
    assert!(!exists(journeys, version, "sign_up::who_signs_in_comes_home"), "another file's");
    assert!(!exists(journeys, version, "mailed_code::mailed_code"), "no test");
    assert!(!exists(journeys, version, "Z-login-init"), "no answer");
}

/// Returns the cells of a table's line.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.split('|').collect())
}

/// Returns the texts between backticks.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// Returns whether there is a test in one of the folders, as `module::name`, or an answer of a version.
fn exists(folders: &[&str], version: &str, name: &str) -> bool {
    let Some((module, function)) = name.rsplit_once("::") else {
        return read(&format!("tests/fixtures/{version}/{name}.json")).is_some();
    };
    let is_test = |file: &str| {
        let test = format!("#[test]\nfn {function}()");
        file.contains(&test) || file.contains(&format!("]\nasync fn {function}()"))
    };

    folders
        .iter()
        .any(|folder| read(&format!("{folder}/{}.rs", module.replace("::", "/"))).is_some_and(|file| is_test(&file)))
}

fn read(path: &str) -> Option<String> {
    fs::read_to_string(dev_stack::repository().join(path)).ok()
}
