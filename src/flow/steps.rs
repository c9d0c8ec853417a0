//! A flow's steps in the browser's history: "back" leads one step back, not away.
//!
//! Kratos keeps one id for all steps of a flow, and with it the URL stays the same: so each step gets an entry of its
//! own, which knows its place.

use leptos::{prelude::*, task::spawn_local};

use super::{Submitted, UseFlow};
use crate::{
    browser::{self, Query},
    protocol::{Flow, FlowId, FlowKind, FlowState, InputKind, Node, Severity, submission},
};

/// Steps that this page has seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    flow: Option<FlowId>,
    /// Steps by their places in the history. A reloaded page does not know the earlier ones.
    seen: Vec<Option<Step>>,
    place: usize,
}

/// State of a flow, and the inputs that it asks for at once.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    state: FlowState,
    asked: Vec<String>,
}

impl Step {
    fn of(flow: &Flow) -> Self {
        let inputs = flow.ui.nodes.iter().filter_map(Node::input);
        let asked = inputs.filter(|input| !input.kind.is_button() && input.kind != InputKind::Hidden);
        Self { state: flow.state.clone(), asked: asked.map(|input| input.name.clone()).collect() }
    }
}

/// Change to the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Stay,
    /// Pushes a new entry at this place.
    Push(usize),
    /// Goes back by so many entries.
    Back(usize),
}

impl Steps {
    /// Records a flow, which stands at `place` if it is another one than before.
    fn arrive(&mut self, flow: &Flow, place: usize) -> Turn {
        let step = Step::of(flow);
        if self.flow.as_ref() != Some(&flow.id) {
            self.flow = Some(flow.id.clone());
            self.seen = vec![None; place];
            self.seen.push(Some(step));
            self.place = place;
            return Turn::Stay;
        }
        match self.seen.iter().position(|seen| seen.as_ref() == Some(&step)) {
            Some(known) if known <= self.place => {
                let back = self.place - known;
                self.place = known;
                if back == 0 { Turn::Stay } else { Turn::Back(back) }
            }
            _ => {
                self.place += 1;
                self.seen.truncate(self.place);
                self.seen.push(Some(step));
                Turn::Push(self.place)
            }
        }
    }

    /// Records that the person went to a place in the history, and returns whether the flow has to follow.
    fn turn(&mut self, flow: &Flow, place: usize) -> bool {
        let step = Some(Step::of(flow));
        let is_back = place < self.place;
        self.place = place;
        if is_back {
            return self.seen.get(place) != Some(&step);
        }
        // A step that is still to be filled in cannot be skipped forward: the same step stands there, too.
        self.seen.resize(place, None);
        self.seen.push(step);
        false
    }
}

impl UseFlow {
    /// Gives a new or changed flow its place in the history.
    pub(super) fn mark_step(self, flow: &Flow) {
        // A refused step is not over, and from the end there is no way back.
        if self.kind == FlowKind::Settings || flow.has_error() || flow.is_passed() {
            return;
        }
        // The URL of another flow is about to be replaced, and the entry's place with it.
        let place = if is_in_url(&flow.id) { browser::place_in_history() } else { 0 };
        let turn = self.steps.update(|steps| steps.arrive(flow, place));
        match turn {
            Some(Turn::Push(place)) => browser::push_place(place),
            Some(Turn::Back(steps)) => browser::go_back(steps),
            Some(Turn::Stay) | None => {}
        }
    }

    /// Follows the person's steps back. Ends with the page.
    pub(super) fn follow_back(self) {
        browser::on_place_changed(move |place| {
            if let Some(flow) = untrack(|| self.flow()).filter(|flow| is_in_url(&flow.id))
                && self.steps.update(|steps| steps.turn(&flow, place)) == Some(true)
            {
                self.step_back(&flow);
            }
        });
    }

    /// Goes back by the flow's own button, and by a new flow where it has none.
    fn step_back(self, flow: &Flow) {
        let Some(button) = flow.ui.nodes.iter().find(|node| node.name() == "screen") else {
            self.load(None);
            return;
        };
        let back = submission(flow, &button.group, button.input(), |input| input.value.clone());
        spawn_local(async move {
            if let Submitted::Failed(problem) = self.submit(back).await
                && let Some(parts) = self.parts.get()
            {
                parts.toasts.push(Severity::Error, problem.sentence());
            }
        });
    }
}

fn is_in_url(id: &FlowId) -> bool {
    Query::here().and_then(|query| query.get("flow")).as_deref() == Some(id.as_str())
}
