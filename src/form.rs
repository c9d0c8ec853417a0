//! A form's state: the places of its nodes, and the typed values.
//!
//! Each visible input has one signal, made once, so that typing redraws nothing else. A new flow makes a new [`Form`]
//! out of the one before: inputs keep their signals and with them the typed values.

mod order;

use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, GetUntracked};

use self::order::{Ways, shown_nodes};
use crate::protocol::{
    Attributes, ByName, Ceremony, Flow, FlowState, Group, Input, InputKind, InputValue, Node, Submission, Trigger,
    ceremony, submission,
};

/// Value of one input.
pub type FieldSignal = ArcRwSignal<Option<InputValue>>;

/// One node of a form in its place.
#[derive(Clone, Debug)]
pub struct Row {
    /// Key, which stays the same as long as nothing about the row changes: then its elements stay as well.
    pub key: u32,
    /// The node.
    pub node: Arc<Node>,
    /// Value, if it is an input that a person fills in.
    pub field: Option<FieldSignal>,
    /// Whether it belongs to another way to do the same as the rows above it.
    pub is_alternative: bool,
    /// Whether it is the first such row.
    pub begins_alternatives: bool,
}

/// A flow's form, or the part of it that belongs to one method.
#[derive(Clone, Debug)]
pub struct Form {
    flow: Arc<Flow>,
    rows: Vec<Row>,
    fields: ByName<FieldSignal>,
    next_key: u32,
    is_bystander: bool,
}

impl PartialEq for Form {
    /// Compares by the flow: a form is made once for each.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.flow, &other.flow)
    }
}

impl Form {
    /// Makes the form of `flow`, keeping the values of the form before that still hold.
    ///
    /// A value that the flow brings replaces a typed one. Passwords and codes are dropped unless Kratos found fault
    /// with something else of the very same flow.
    #[must_use]
    pub fn new(flow: Arc<Flow>, only: Option<&Group>, previous: Option<&Self>) -> Self {
        // Saved values stand in the flow; values that are not there are gone.
        let is_saved = only.is_some() && flow.state == FlowState::Success;
        let fields = previous.filter(|_| !is_saved).map(|form| form.kept_fields(&flow));
        let form = Self {
            fields: fields.unwrap_or_default(),
            next_key: previous.map_or(0, |form| form.next_key),
            flow,
            rows: Vec::new(),
            is_bystander: false,
        };
        form.with_rows(only, previous)
    }

    /// Makes the form of `flow`, which answers another form on the page: all typed values stay.
    #[must_use]
    pub fn beside(flow: Arc<Flow>, only: Option<&Group>, previous: &Self) -> Self {
        let form = Self {
            fields: previous.fields.clone(),
            next_key: previous.next_key,
            flow,
            rows: Vec::new(),
            is_bystander: true,
        };
        form.with_rows(only, Some(previous))
    }

    fn with_rows(mut self, only: Option<&Group>, previous: Option<&Self>) -> Self {
        let rows_before = previous.map(Self::rows_by_place);
        let mut seen = ByName::default();
        let mut ways = Ways::default();
        let mut is_alternative = false;
        for node in shown_nodes(&self.flow, only) {
            let begins_alternatives = ways.begin_with(&node);
            is_alternative |= begins_alternatives;
            let field = self.field(&node, previous);
            let row = Row { key: 0, node, field, is_alternative, begins_alternatives };
            let before = rows_before.as_ref().and_then(|rows| rows.get(&place(&row.node, &mut seen)));
            let key = before.filter(|before| before.looks_like(&row));
            let key = key.map_or_else(|| self.take_key(), |before| before.key);
            self.rows.push(Row { key, ..row });
        }
        self
    }

    /// Returns the rows, in the order in which they are shown.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the flow.
    #[must_use]
    pub const fn flow(&self) -> &Arc<Flow> {
        &self.flow
    }

    /// Returns whether its flow answers another form, so that nothing has happened here.
    #[must_use]
    pub const fn is_bystander(&self) -> bool {
        self.is_bystander
    }

    /// Returns the first row with an error, or the emptied secret that the error is about.
    #[must_use]
    pub fn row_in_error(&self) -> Option<&Row> {
        let has_field_error = |row: &&Row| row.field.is_some() && row.node.has_error();
        let is_secret = |row: &&Row| row.node.input().is_some_and(Input::is_secret);
        let in_form = || self.flow.has_error().then(|| self.rows.iter().find(is_secret)).flatten();
        self.rows.iter().find(has_field_error).or_else(in_form)
    }

    /// Returns the button with a name and a value; without a name the first one, as the Enter key takes it.
    #[must_use]
    pub fn submitter(&self, name_and_value: Option<(&str, &str)>) -> Option<&Arc<Node>> {
        let mut buttons = self
            .rows
            .iter()
            .map(|row| &row.node)
            .filter(|node| node.input().is_some_and(|input| input.kind == InputKind::Submit));
        let Some((name, value)) = name_and_value else {
            return buttons.next();
        };
        buttons.find(|node| {
            node.input().is_some_and(|input| {
                input.name == name && input.value.as_ref().map(InputValue::to_text).unwrap_or_default() == value
            })
        })
    }

    /// Makes the submission for a press of a button.
    #[must_use]
    pub fn submission(&self, button: &Node) -> Submission {
        submission(&self.flow, &button.group, button.input(), |input| self.value(input))
    }

    /// Returns the WebAuthn ceremony of a trigger.
    #[must_use]
    pub fn ceremony(&self, trigger: &Trigger) -> Option<Ceremony> {
        ceremony(&self.flow, trigger, |input| self.value(input))
    }

    /// Makes the submission of an authenticator's answer.
    #[must_use]
    pub fn submission_of(&self, ceremony: &Ceremony, answer: String) -> Submission {
        submission(&self.flow, &ceremony.group, None, |input| {
            if input.name == ceremony.result { Some(InputValue::Text(answer.clone())) } else { self.value(input) }
        })
    }

    /// Returns the current value of an input, or Kratos's value if it cannot be typed.
    fn value(&self, input: &Input) -> Option<InputValue> {
        match self.fields.get(&input.name) {
            Some(field) if !is_silent(input) => field.get_untracked(),
            _ => input.value.clone(),
        }
    }

    fn take_key(&mut self) -> u32 {
        self.next_key += 1;
        self.next_key
    }

    /// Returns the signal of an input that is filled in: the one it had, unless the flow brings another value.
    fn field(&mut self, node: &Node, previous: Option<&Self>) -> Option<FieldSignal> {
        let input = node.input().filter(|input| !is_silent(input))?;
        if self.is_bystander
            && previous.is_some_and(|form| form.has_brought(input))
            && let Some(field) = self.fields.get(&input.name)
        {
            return Some(field.clone());
        }
        let is_empty = |value: &InputValue| matches!(value, InputValue::Text(text) if text.is_empty());
        let brought = input.value.clone().filter(|value| !is_empty(value));
        if let Some(field) = self.fields.get(&input.name) {
            let is_other = brought.as_ref().is_some_and(|brought| {
                field.get_untracked().as_ref().map(InputValue::to_text) != Some(brought.to_text())
            });
            if !is_other {
                return Some(field.clone());
            }
        }
        let field = ArcRwSignal::new(brought);
        self.fields.insert(input.name.clone(), field.clone());
        Some(field)
    }

    /// Returns whether the flow has the same input with the same value.
    fn has_brought(&self, input: &Input) -> bool {
        let mut inputs = self.rows.iter().filter_map(|row| row.node.input());
        inputs.any(|mine| mine.name == input.name && mine.value == input.value)
    }

    fn kept_fields(&self, next: &Flow) -> ByName<FieldSignal> {
        // A flow without any message is no answer: only the identity schemas came, after the flow itself.
        let is_silent = next.ui.messages.is_empty();
        let is_other_fault = self.flow.id == next.id
            && !next.ui.messages.iter().any(crate::protocol::Message::is_error)
            && (is_silent || next.ui.nodes.iter().any(Node::has_error));
        let is_kept = |name: &str| {
            let secret = self
                .rows
                .iter()
                .filter_map(|row| row.node.input())
                .any(|input| input.name == name && input.is_secret());
            let is_blamed = next.ui.nodes.iter().any(|node| node.name() == name && node.has_error());
            !secret || (is_other_fault && !is_blamed)
        };
        let mut kept = ByName::default();
        for (name, field) in self.fields.iter().filter(|(name, _)| is_kept(name)) {
            kept.insert(name.clone(), field.clone());
        }
        kept
    }

    fn rows_by_place(&self) -> ByName<&Row> {
        let mut seen = ByName::default();
        let mut rows = ByName::default();
        for row in &self.rows {
            rows.insert(place(&row.node, &mut seen), row);
        }
        rows
    }
}

/// Returns the place of a node: its name and group, and its number among those alike.
fn place(node: &Node, seen: &mut ByName<usize>) -> String {
    let name = format!("{} {}", node.name(), node.group.as_str());
    let count = seen.entry(&name);
    *count += 1;
    format!("{name} {count}")
}

impl Row {
    /// Returns whether a row would show the same, so that its elements, and the focus in them, can stay.
    fn looks_like(&self, other: &Self) -> bool {
        let same_field = match (&self.field, &other.field) {
            (Some(mine), Some(theirs)) => mine == theirs,
            (None, None) => self.node.input().map(|input| &input.value) == other.node.input().map(|input| &input.value),
            _ => false,
        };
        same_field
            && self.is_alternative == other.is_alternative
            && self.begins_alternatives == other.begins_alternatives
            && self.node.label == other.node.label
            && self.node.messages == other.node.messages
            && without_value(&self.node) == without_value(&other.node)
    }
}

fn without_value(node: &Node) -> Attributes {
    let mut attributes = node.attributes.clone();
    if let Attributes::Input(input) = &mut attributes {
        input.value = None;
    }
    attributes
}

/// Returns whether the input is not for typing.
fn is_silent(input: &Input) -> bool {
    input.kind == InputKind::Hidden || input.kind.is_button()
}
