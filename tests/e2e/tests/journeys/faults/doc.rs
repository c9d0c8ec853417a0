//! The matrix: printed, and held against `docs/faults.md`.

use std::{
    env,
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    ops::Range,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use super::{journey::Journey, kind::Kind, request::Request, told};

/// Set, it has `docs/faults.md` say what was seen.
const WRITE: &str = "LEPTOS_KRATOS_FAULTS";

static FILE: Mutex<()> = Mutex::new(());

/// A part of the document.
pub(super) struct Section {
    name: &'static str,
    text: String,
}

impl Section {
    pub(super) fn new(journey: &Journey, requests: &[Request]) -> Self {
        let titles: Vec<_> = requests.iter().map(Request::title).collect();
        let rule = "| --- ".repeat(titles.len() + 1);
        let text = format!("## {}\n\n| | {} |\n{rule}|\n", journey.name, titles.join(" | "));
        Self { name: journey.name, text }
    }

    /// Says what the words in the cells stand for.
    pub(super) fn legend() -> Self {
        let name = "What is said";
        Self { name, text: format!("## {name}\n\n{}", told::legend()) }
    }

    pub(super) fn row(&mut self, kind: Kind, cells: Vec<Option<String>>) {
        let cells: Vec<_> = cells.into_iter().map(Option::unwrap_or_default).collect();
        let _ = writeln!(self.text, "| {} | {} |", kind.name(), cells.join(" | "));
    }

    /// Prints it, and compares it with what stands in the document.
    pub(super) fn check(&self) {
        let _lock = FILE.lock().unwrap_or_else(PoisonError::into_inner);
        // A test that passes prints nothing by the usual way.
        let _ = writeln!(io::stderr(), "\n{}", self.text);
        let document = fs::read_to_string(path()).expect("the document is there");
        let place = section(&document, self.name);
        let stands = &document[place.clone()];
        if env::var_os(WRITE).is_some() {
            let (before, after) = (&document[..place.start], &document[place.end..]);
            fs::write(path(), format!("{before}{}\n{after}", self.text.trim_end()))
                .expect("the document can be written");
            return;
        }
        assert_eq!(stands.trim(), self.text.trim(), "docs/faults.md says something else; {WRITE}=1 writes it");
    }
}

/// Returns where a part of the document stands.
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
