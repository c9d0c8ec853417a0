//! Body of a form's submit when a button is pressed.

use std::mem;

use serde_json::{Map, Value};

use super::{
    flow::Flow,
    node::{Group, Input, InputKind, InputValue, Node},
    number::number,
};

/// A form that is ready to be sent.
#[derive(Clone, PartialEq)]
pub struct Submission {
    /// URL to submit to: the flow's `ui.action`.
    pub action: String,
    /// Body.
    pub body: Map<String, Value>,
}

impl Submission {
    /// Returns the address that it is about: `Some(None)` if it has an identifier that is not an e-mail address.
    #[must_use]
    pub fn address(&self) -> Option<Option<&str>> {
        let traits = self.body.get("traits").and_then(|traits| traits.get("email"));
        let named = self.body.get("identifier").or_else(|| self.body.get("email")).or(traits)?;
        Some(named.as_str().filter(|name| name.contains('@')))
    }
}

impl std::fmt::Debug for Submission {
    /// Prints the names only: bodies hold passwords and codes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Submission").field("action", &self.action).field("names", &self.body.keys()).finish()
    }
}

/// Makes the submission for a press of `submitter`: the inputs of the group `default` and of the submitter's own group
/// that have a value, and the submitter's name and value. Other buttons are never sent.
///
/// Without a submitter (a passkey was chosen in the autofill) the inputs of `group` are sent alone.
///
/// `value_of` returns the value of an input; an unchanged value from Kratos keeps its type. Traits are nested and have
/// their JSON types; settings send all traits that the identity has, because Kratos deletes missing ones.
#[must_use]
pub fn submission(
    flow: &Flow,
    group: &Group,
    submitter: Option<&Input>,
    value_of: impl Fn(&Input) -> Option<InputValue>,
) -> Submission {
    let mut body = kept_traits(flow, group);
    let keeps_traits = !body.is_empty();
    let nodes = flow.ui.nodes.iter();
    for input in nodes.filter(|node| is_sent_with(node, group)).filter_map(Node::input) {
        let is_kept = keeps_traits && is_list_item(&input.name);
        if input.kind.is_button() || is_kept || belongs_to_other_button(input, submitter) {
            continue;
        }
        let value = typed(input, value_of(input));
        // The node of a whole list or object is an empty text: it says nothing about its content.
        if is_structure(value_at(&body, &input.name)) && !is_structure(value.as_ref()) {
            continue;
        }
        match value {
            Some(value) => insert(&mut body, &input.name, value),
            None => remove(&mut body, &input.name),
        }
    }
    if !keeps_traits && let Some(traits) = body.get_mut("traits") {
        close_gaps(traits);
    }
    // The page's script handles a trigger, never the form.
    if let Some(input) = submitter.filter(|input| input.kind != InputKind::Button)
        && let Some(value) = input.value.clone()
    {
        body.insert(input.name.clone(), value.into_json());
    }
    Submission { action: flow.ui.action.clone(), body }
}

/// Returns whether a node's input is sent with a button of the group.
fn is_sent_with(node: &Node, group: &Group) -> bool {
    // The second step of an identifier-first login has its identifier in a group of its own.
    node.group == Group::Default || node.group == *group || node.group == Group::IdentifierFirst
}

/// Returns whether an input must not be sent with the submitter because it would mean something else than the press: a
/// code in its field when "send it again" is pressed.
fn belongs_to_other_button(input: &Input, submitter: Option<&Input>) -> bool {
    let Some(submitter) = submitter else {
        return false;
    };
    let is_other_name = submitter.name != "method" && submitter.name != "provider";
    match input.name.as_str() {
        "code" => is_other_name,
        // Kratos takes `screen=previous` beside a method for that method.
        "method" => submitter.name == "screen",
        _ => false,
    }
}

/// Starts with the traits that the identity has, when the profile is saved.
fn kept_traits(flow: &Flow, group: &Group) -> Map<String, Value> {
    let mut body = Map::new();
    if let (Group::Profile, Some(identity)) = (group, &flow.identity)
        && identity.traits.is_object()
    {
        body.insert("traits".to_owned(), identity.traits.clone());
    }
    body
}

/// Returns whether the name is one element of a list, such as `traits.tags.0`: settings pass lists through as a whole.
pub fn is_list_item(name: &str) -> bool {
    name.strip_prefix("traits.").is_some_and(|path| path.split('.').skip(1).any(is_index))
}

fn is_index(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

fn value_at<'a>(body: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let mut path = name.split('.');
    let first = path.next().and_then(|key| body.get(key));
    path.fold(first, |value, key| value?.get(key))
}

const fn is_structure(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Array(_) | Value::Object(_)))
}

/// Gives a value the JSON type that Kratos expects; `None` if there is nothing to send.
fn typed(input: &Input, value: Option<InputValue>) -> Option<Value> {
    let text = match value? {
        InputValue::Text(text) => text,
        value => return Some(value.into_json()),
    };
    let text =
        if input.is_secret() && input.kind != InputKind::Password { text.split_whitespace().collect() } else { text };
    if text.is_empty() {
        return None;
    }
    Some(match input.kind {
        InputKind::Number => number(&text).map_or(Value::String(text), Value::Number),
        InputKind::DateTimeLocal => Value::String(date_time(text)),
        _ => Value::String(text),
    })
}

/// Adds the seconds and the zone that `<input type="datetime-local">` leaves out and RFC 3339 asks for.
fn date_time(text: String) -> String {
    let Some((_, time)) = text.split_once('T') else {
        return text;
    };
    if time.contains(['Z', 'z', '+', '-']) {
        return text;
    }
    let seconds = if time.matches(':').count() < 2 { ":00" } else { "" };
    format!("{text}{seconds}Z")
}

/// Puts a value at its dotted name: only `traits` are nested, all other names are used as they are.
fn insert(body: &mut Map<String, Value>, name: &str, value: Value) {
    let Some(path) = name.strip_prefix("traits.") else {
        body.insert(name.to_owned(), value);
        return;
    };
    // No schema goes as deep and no list is as long; without a limit a name could take all stack and memory.
    if path.split('.').count() > 64 || path.split('.').any(|key| is_index(key) && key.len() > 3) {
        return;
    }
    let traits = body.entry("traits").or_insert_with(|| Value::Object(Map::new()));
    *path.split('.').fold(traits, child) = value;
}

/// Returns the place of a key in an object, or of an index in a list, and creates it if it is missing.
fn child<'a>(parent: &'a mut Value, key: &str) -> &'a mut Value {
    if !is_structure(Some(parent)) {
        *parent = if is_index(key) { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
    }
    match parent {
        Value::Object(object) => object.entry(key).or_insert(Value::Null),
        Value::Array(list) => {
            // The second step of a registration has its hidden traits in any order.
            let index = key.parse().unwrap_or(list.len());
            if index >= list.len() {
                list.resize(index + 1, Value::Null);
            }
            &mut list[index]
        }
        scalar => scalar,
    }
}

/// Removes the gaps of list items that did not come.
fn close_gaps(traits: &mut Value) {
    match traits {
        Value::Array(list) => {
            list.retain(|item| !item.is_null());
            list.iter_mut().for_each(close_gaps);
        }
        Value::Object(object) => object.values_mut().for_each(close_gaps),
        _ => {}
    }
}

/// Removes a trait that was emptied.
fn remove(body: &mut Map<String, Value>, name: &str) {
    let Some((parents, last)) = name.rsplit_once('.') else {
        return;
    };
    let mut path = parents.split('.');
    let first = path.next().and_then(|key| body.get_mut(key));
    if let Some(Value::Object(object)) = path.fold(first, |value, key| value?.get_mut(key)) {
        // Not by `Map::remove`, which would be 3 kB of the program for an object of a few traits.
        for (key, value) in mem::take(object) {
            if key != last {
                object.insert(key, value);
            }
        }
    }
}
