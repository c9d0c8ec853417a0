//! A form as a person uses it: fields to type in, buttons to press.

use std::collections::BTreeMap;

use kratos_protocol::{Flow, Group, Input, InputKind, InputValue, Node, Submission, submission};
use serde_json::{Map, Value, json};

use crate::fixture;

/// A flow and the values typed into it.
pub(crate) struct Form {
    pub(crate) flow: Flow,
    typed: BTreeMap<String, Option<InputValue>>,
}

impl Form {
    /// Opens a captured flow.
    pub(crate) fn open(name: &str) -> Self {
        Self::of(fixture::flow(name))
    }

    /// Opens a flow.
    pub(crate) fn of(flow: Flow) -> Self {
        Self { flow, typed: BTreeMap::new() }
    }

    /// Types a text; an empty one clears the field.
    pub(crate) fn type_into(self, name: &str, text: &str) -> Self {
        self.put(name, Value::from(text))
    }

    /// Sets a value, as a component for numbers, check boxes or lists does.
    pub(crate) fn put(mut self, name: &str, value: Value) -> Self {
        self.typed.insert(name.to_owned(), InputValue::from_json(value));
        self
    }

    /// Returns the fields sent besides a CSRF token when `group`'s button `name` is pressed; the token is checked.
    pub(crate) fn press(&self, group: &str, name: &str) -> Value {
        let button = self.button(group, |input| input.name == name);
        self.checked(self.submit(group, Some(button)))
    }

    /// Presses the button with a certain value among several of the same name.
    pub(crate) fn press_value(&self, group: &str, name: &str, value: &str) -> Value {
        let is_it = |input: &Input| input.name == name && input.value.as_ref().is_some_and(|it| it.to_text() == value);
        self.checked(self.submit(group, Some(self.button(group, is_it))))
    }

    /// Returns the fields sent besides a CSRF token after an authenticator has answered and without a pressed button.
    pub(crate) fn send(&self, group: &str) -> Value {
        self.checked(self.submit(group, None))
    }

    /// Builds the whole submission.
    pub(crate) fn submit(&self, group: &str, button: Option<&Input>) -> Submission {
        submission(&self.flow, &Group::from(group), button, |input| self.value_of(input))
    }

    /// Returns the inputs with a name, in any group.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Input> {
        self.flow.ui.nodes.iter().filter_map(Node::input)
    }

    fn value_of(&self, input: &Input) -> Option<InputValue> {
        let typed = self.typed.get(&input.name).cloned();
        typed.unwrap_or_else(|| input.value.clone())
    }

    fn button(&self, group: &str, is_it: impl Fn(&Input) -> bool) -> &Input {
        let nodes = self.flow.ui.nodes.iter().filter(|node| node.group.as_str() == group);
        nodes
            .filter_map(Node::input)
            .find(|input| input.kind == InputKind::Submit && is_it(input))
            .unwrap_or_else(|| panic!("no such button in {group}"))
    }

    fn checked(&self, submission: Submission) -> Value {
        assert_eq!(submission.action, self.flow.ui.action);
        let token = self.inputs().find(|input| input.name == "csrf_token").unwrap().value.clone();
        let mut body: Map<_, _> = submission.body;
        assert_eq!(body.remove("csrf_token").and_then(InputValue::from_json), token);
        Value::Object(body)
    }
}

/// Builds an input's node as Kratos does.
pub(crate) fn input(group: &str, name: &str, kind: &str, value: Value) -> Value {
    json!({"type": "input", "group": group, "messages": [], "meta": {},
        "attributes": {"name": name, "type": kind, "value": value, "disabled": false, "node_type": "input"}})
}

/// Returns a text as a control's value.
pub(crate) fn text(text: &str) -> Option<InputValue> {
    Some(InputValue::Text(text.to_owned()))
}
