//! The matrix: printed, and compared with `docs/faults.md`.

use std::{
    env, fs,
    io::{self, Write},
    ops::Range,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use super::{journey::Journey, kind::Kind, request::Request, told};

/// If set, the results are written to `docs/faults.md`.
const WRITE: &str = "LEPTOS_KRATOS_FAULTS";

static FILE: Mutex<()> = Mutex::new(());

/// Rows of one journey's table.
pub(super) struct Rows {
    section: &'static str,
    /// Lines by their beginnings.
    lines: Vec<(String, String)>,
}

impl Rows {
    /// Begins with the table's head, which names the requests.
    pub(super) fn new(journey: &Journey, requests: &[Request]) -> Self {
        let titles: Vec<_> = requests.iter().map(Request::title).collect();
        let head = format!("| | {} |", titles.join(" | "));

        Self { section: journey.name, lines: vec![("| | ".to_owned(), head)] }
    }

    /// Adds the row of a fault, with a cell for each request.
    pub(super) fn push(&mut self, kind: Kind, cells: Vec<Option<String>>) {
        let cells: Vec<_> = cells.into_iter().map(Option::unwrap_or_default).collect();
        let begin = format!("| {} | ", kind.name());
        let line = format!("{begin}{} |", cells.join(" | "));

        self.lines.push((begin, line));
    }

    /// Prints the rows, and compares them with those of the document.
    pub(super) fn check(&self) {
        let text: Vec<_> = self.lines.iter().map(|(_, line)| line.as_str()).collect();
        // A test that passes prints nothing by the usual way.
        let _ = writeln!(io::stderr(), "\n## {}\n\n{}", self.section, text.join("\n"));

        compare(self.section, |stands| {
            let seen = |line: &str| self.lines.iter().find(|(begin, _)| line.starts_with(begin.as_str()));
            let lines = stands.lines().map(|line| seen(line).map_or(line, |(_, line)| line));
            let missing = self.lines.iter().filter(|(begin, _)| !stands.lines().any(|line| line.starts_with(begin)));

            lines.chain(missing.map(|(_, line)| line.as_str())).fold(String::new(), |text, line| text + line + "\n")
        });
    }
}

/// Compares the sentences that the words in the cells stand for with those of the document.
pub(super) fn check_legend() {
    let name = "What is said";

    compare(name, |_| format!("## {name}\n\n{}", told::legend()));
}

/// Fails if a section of the document is not as expected, or writes it on request.
fn compare(name: &str, to_be: impl FnOnce(&str) -> String) {
    let _lock = FILE.lock().unwrap_or_else(PoisonError::into_inner);
    let document = fs::read_to_string(path()).expect("the document is there");
    let place = section(&document, name);
    let stands = &document[place.clone()];
    let to_be = to_be(stands);

    if env::var_os(WRITE).is_some() {
        let (before, after) = (&document[..place.start], &document[place.end..]);
        fs::write(path(), format!("{before}{}\n{after}", to_be.trim_end())).expect("the document can be written");
        return;
    }
    assert_eq!(stands.trim(), to_be.trim(), "docs/faults.md says something else; {WRITE}=1 writes it");
}

/// Returns the range of a section of the document.
fn section(document: &str, name: &str) -> Range<usize> {
    let heading = format!("## {name}\n");
    let begin = document.find(&heading).unwrap_or_else(|| panic!("docs/faults.md has no {heading:?}"));
    let rest = &document[begin + heading.len()..];
    let end = rest.find("\n## ").map_or(document.len(), |end| begin + heading.len() + end);
    begin..end
}

fn path() -> PathBuf {
    dev_stack::repository().join("docs/faults.md")
}
