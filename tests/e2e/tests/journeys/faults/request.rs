//! A request, by what it is for.

use leptos_kratos_e2e::Seen;

/// Returns what a request is for, such as `POST login` or `GET login/flows`: without ids and tokens.
pub(super) fn name_of(seen: &Seen) -> String {
    let path = seen.path.split('?').next().unwrap_or_default().trim_start_matches('/');
    let path = path.strip_prefix("self-service/").unwrap_or(path);
    let is_id = |part: &str| part.len() == 36 && part.matches('-').count() == 4;
    let parts: Vec<_> = path.split('/').map(|part| if is_id(part) { "…" } else { part }).collect();

    format!("{} {}", seen.method, parts.join("/"))
}

/// A request of a journey: by what it is for, and how many like it came before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Request {
    pub(super) name: String,
    pub(super) before: usize,
}

impl Request {
    /// Numbers the requests of a journey.
    pub(super) fn number(names: &[String]) -> Vec<Self> {
        let before = |index: usize| names[..index].iter().filter(|name| **name == names[index]).count();
        (0..names.len()).map(|index| Self { name: names[index].clone(), before: before(index) }).collect()
    }

    /// Returns whether pages ask for it beside what they wait for.
    pub(super) fn is_beside(&self) -> bool {
        ["GET schemas", "GET sessions", "GET sessions/whoami"].contains(&self.name.as_str())
    }

    /// What it is called in the matrix.
    pub(super) fn title(&self) -> String {
        match self.before {
            0 => self.name.clone(),
            before => format!("{}, {}.", self.name, before + 1),
        }
    }
}
