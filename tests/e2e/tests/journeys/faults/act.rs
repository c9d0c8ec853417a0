//! A person's next action.

use leptos_kratos_e2e::Page;
use serde_json::json;

use super::sight::Sight;

/// A person's next action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Nothing: the journey is at its end.
    Arrive,
    /// Nothing yet.
    Wait,
    /// Fills in fields, by their names, and presses.
    Fill(Vec<(&'static str, String)>, Press),
    /// Presses.
    Press(Press),
}

/// The control to press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The button with a `name` and a `value`.
    Node(&'static str, &'static str),
    /// The first button or link with a text.
    Text(&'static str),
}

impl Press {
    fn find(self) -> String {
        let is_it = match self {
            Self::Node(name, value) => format!("it.name === {} && it.value === {}", json!(name), json!(value)),
            Self::Text(text) => format!("it.innerText.trim() === {}", json!(text)),
        };
        // An element behind a dialogue cannot be used.
        format!(
            "[...(document.querySelector('dialog:modal') ?? document).querySelectorAll('button, a[href]')]\
                .find((it) => it.checkVisibility() && !it.matches(':disabled') && {is_it})"
        )
    }

    /// Does it at once, and returns whether that was possible: not if the way has been blocked since the person looked.
    pub(super) fn act(self, page: &Page, seen: &Sight, fields: &[(&'static str, String)]) -> bool {
        let script = format!(
            "(() => {{ const isInTheWay = [...document.querySelectorAll('.problem')].some((it) => it.checkVisibility());\
                if (isInTheWay !== {}) return false;\
                const button = {};\
                for (const [name, value] of {}) {{\
                    const field = document.getElementsByName(name)[0];\
                    if (!button || !field) return false;\
                    field.focus();\
                    field.value = value;\
                    field.dispatchEvent(new Event('input', {{ bubbles: true }}));\
                }}\
                button?.click();\
                return Boolean(button); }})()",
            seen.problem.is_some(),
            self.find(),
            json!(fields),
        );
        page.evaluate(&script).is_ok_and(|done| done == "true")
    }
}
