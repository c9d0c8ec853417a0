//! A person on a journey, who looks at the page, and acts on it.

use std::{
    collections::BTreeSet,
    thread,
    time::{Duration, Instant},
};

use super::{
    act::{Act, Press},
    journey::{Journey, Scene},
    sight::Sight,
    told::told,
};

/// Longest time of a journey: the person waits for a server that does not answer, and for mails.
const PATIENCE: Duration = Duration::from_secs(40);
const STEP: Duration = Duration::from_millis(15);
/// Fields that are never kept in a new flow.
const SECRETS: [&str; 3] = ["password", "code", "totp_code"];

/// The state of the typed values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// All of them are there.
    All,
    /// The secrets are gone, as the flow is a new one.
    NotSecrets,
    /// The page asks for other values.
    Elsewhere,
}

/// Observations and actions of a person on a journey.
#[derive(Debug)]
pub(super) struct Visitor {
    typed: Vec<(&'static str, String)>,
    flow: Option<String>,
    /// Whether the typed values are to be checked as soon as the page is at rest.
    has_to_look: bool,
    pub(super) told: Vec<&'static str>,
    pub(super) kept: Option<Kept>,
    pub(super) presses: usize,
}

impl Visitor {
    pub(super) const fn new() -> Self {
        Self { typed: Vec::new(), flow: None, has_to_look: false, told: Vec::new(), kept: None, presses: 0 }
    }

    /// Goes on until the journey is at its end. `on_told` is called when the page shows a sentence.
    pub(super) fn go(
        &mut self,
        journey: &Journey,
        scene: impl Fn(&Sight, fn(&Scene<'_>) -> Act) -> Act,
        look: impl Fn() -> Option<Sight>,
        press: impl Fn(Press, &Sight, &[(&'static str, String)]) -> bool,
        may_act: impl Fn(&Self, &Sight) -> bool,
        mut on_told: impl FnMut(),
    ) -> Sight {
        let deadline = Instant::now() + PATIENCE;
        let mut last = None;
        while Instant::now() < deadline {
            let Some(sight) = look() else {
                thread::sleep(STEP);
                continue;
            };
            if self.hear(&sight) {
                on_told();
            }
            last = Some(sight.clone());
            if sight.is_busy || !may_act(self, &sight) {
                continue;
            }
            if std::mem::take(&mut self.has_to_look) {
                self.kept = Some(self.kept(&sight));
            }
            let act = match sight.problem {
                Some(_) if sight.can_try_again => Act::Press(Press::Text("Try again")),
                _ => scene(&sight, journey.next),
            };
            match act {
                Act::Arrive => return sight,
                Act::Wait => {}
                Act::Press(what) => self.presses += usize::from(press(what, &sight, &[])),
                Act::Fill(fields, what) => {
                    if press(what, &sight, &fields) {
                        self.presses += 1;
                        self.flow.clone_from(&sight.flow);
                        self.typed = fields;
                    }
                }
            }
        }
        panic!("{} does not come to its end: {self:#?}\n{last:#?}", journey.name);
    }

    /// Records the visible sentences, and returns whether any is new.
    fn hear(&mut self, sight: &Sight) -> bool {
        let known: BTreeSet<_> = self.told.iter().copied().collect();
        let new: Vec<_> = told(sight).into_iter().filter(|name| !known.contains(name)).collect();
        self.has_to_look |= self.told.is_empty() && !new.is_empty() && !self.typed.is_empty();
        self.told.extend(&new);
        !new.is_empty()
    }

    /// Returns the state of the typed values.
    fn kept(&self, sight: &Sight) -> Kept {
        let is_kept = |(name, value): &(&'static str, String)| sight.fields.get(*name) == Some(value);
        if self.typed.iter().all(is_kept) {
            return Kept::All;
        }
        let mut others = self.typed.iter().filter(|(name, _)| !SECRETS.contains(name));
        if !self.typed.iter().any(|(name, _)| sight.has_field(name)) {
            return Kept::Elsewhere;
        }
        assert!(others.all(is_kept), "something typed is lost: {self:#?}\n{sight:#?}");
        assert_ne!(self.flow, sight.flow, "a secret is lost in the same flow: {self:#?}\n{sight:#?}");
        Kept::NotSecrets
    }
}
