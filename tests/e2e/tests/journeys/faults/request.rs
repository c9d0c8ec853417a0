//! A request, by its purpose.

use leptos_kratos_e2e::Seen;

/// Returns the purpose of a request, such as `POST login` or `GET login/flows`: without ids and tokens.
pub(super) fn name_of(seen: &Seen) -> String {
    let path = seen.path.split('?').next().unwrap_or_default().trim_start_matches('/');
    let path = path.strip_prefix("self-service/").unwrap_or(path);
    let is_id = |part: &str| part.len() == 36 && part.matches('-').count() == 4;
    let parts: Vec<_> = path.split('/').map(|part| if is_id(part) { "…" } else { part }).collect();

    format!("{} {}", seen.method, parts.join("/"))
}

/// A request of a journey: its purpose, and the number of earlier ones like it.
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

    /// Returns whether pages request it beside the answers for which they wait.
    pub(super) fn is_beside(&self) -> bool {
        ["GET schemas", "GET sessions", "GET sessions/whoami"].contains(&self.name.as_str())
    }

    /// Returns its name in the matrix.
    pub(super) fn title(&self) -> String {
        match self.before {
            0 => self.name.clone(),
            before => format!("{}, {}.", self.name, before + 1),
        }
    }
}
