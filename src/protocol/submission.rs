//! What to send when a button is pressed.

use serde_json::{Map, Number, Value};

use super::{
    flow::Flow,
    node::{Group, Input, InputKind, InputValue, Node},
};

/// A form that is ready to be sent.
#[derive(Clone, PartialEq)]
pub struct Submission {
    /// Where to: the flow's `ui.action`.
    pub action: String,
    /// What.
    pub body: Map<String, Value>,
}

impl std::fmt::Debug for Submission {
    /// Prints the names only: bodies hold passwords and codes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Submission")
            .field("action", &self.action)
            .field("names", &self.body.keys())
            .finish()
    }
}

/// Makes what is sent when `submitter` is pressed: the inputs of the group `default` and of the submitter's own group
/// that have a value, and the submitter's name and value. Other buttons are never sent.
///
/// Without a submitter (a passkey was chosen in the autofill) the inputs of `group` are sent alone.
///
/// `value_of` tells what stands in an input; a value that Kratos sent and nobody changed keeps its type. Traits are nested and have their JSON types; settings send all traits that
/// the identity has, because Kratos deletes those that are missing.
#[must_use]
pub fn submission(
    flow: &Flow,
    group: &Group,
    submitter: Option<&Input>,
    value_of: impl Fn(&Input) -> Option<InputValue>,
) -> Submission {
    let inputs = flow
        .ui
        .nodes
        .iter()
        .filter(|node| is_sent_with(node, group))
        .filter_map(Node::input);
    let mut body = kept_traits(flow, group);
    for input in
        inputs.filter(|input| !input.kind.is_button() && !belongs_to_other_button(input, submitter))
    {
        if is_list_item(&input.name) || is_kept_list(&body, &input.name) {
            continue;
        }
        match typed(input, value_of(input)) {
            Some(value) => insert(&mut body, &input.name, value),
            None => remove(&mut body, &input.name),
        }
    }
    if let Some(submitter) = submitter {
        let value = submitter
            .value
            .clone()
            .map_or(Value::Null, InputValue::into_json);
        insert(&mut body, &submitter.name, value);
    }
    Submission {
        action: flow.ui.action.clone(),
        body,
    }
}

/// Returns whether a node's input is sent with a button of the group.
fn is_sent_with(node: &Node, group: &Group) -> bool {
    // The second step of an identifier-first login has its identifier in a group of its own.
    node.group == Group::Default || node.group == *group || node.group == Group::IdentifierFirst
}

/// Returns whether an input must stay away from the submitter because it would mean something else than was pressed:
/// a code that stands in its field when "send it again" is pressed.
fn belongs_to_other_button(input: &Input, submitter: Option<&Input>) -> bool {
    let Some(submitter) = submitter else {
        return false;
    };
    let is_other_name = submitter.name != "method" && submitter.name != "provider";
    match input.name.as_str() {
        "code" => is_other_name,
        // `screen=previous` beside a method is taken for that method.
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

/// Returns whether the name is one element of an array, such as `traits.tags.0`: those are passed through as a whole.
fn is_list_item(name: &str) -> bool {
    let is_index =
        |segment: &str| !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_prefix("traits.")
        .is_some_and(|path| path.split('.').skip(1).any(is_index))
}

fn is_kept_list(body: &Map<String, Value>, name: &str) -> bool {
    let mut path = name.split('.');
    let first = path.next().and_then(|key| body.get(key));
    path.fold(first, |value, key| value?.get(key))
        .is_some_and(Value::is_array)
}

/// Gives a value the JSON type that Kratos expects; `None` if there is nothing to send.
fn typed(input: &Input, value: Option<InputValue>) -> Option<Value> {
    let text = match value? {
        InputValue::Text(text) => text,
        value => return Some(value.into_json()),
    };
    let text = if input.is_secret() && input.kind != InputKind::Password {
        text.replace(' ', "")
    } else {
        text
    };
    if text.is_empty() {
        return None;
    }
    Some(match input.kind {
        InputKind::Number => number(&text).unwrap_or(Value::String(text)),
        InputKind::DateTimeLocal => Value::String(date_time(text)),
        _ => Value::String(text),
    })
}

fn number(text: &str) -> Option<Value> {
    let text = text.trim();
    let whole = text.parse::<i64>().ok().map(Number::from);
    whole
        .or_else(|| Number::from_f64(text.parse().ok()?))
        .map(Value::Number)
}

/// Adds the seconds and the zone that `<input type="datetime-local">` leaves out and RFC 3339 asks for.
fn date_time(text: String) -> String {
    let Some((_, time)) = text.split_once('T') else {
        return text;
    };
    if time.contains(['Z', 'z', '+', '-']) {
        return text;
    }
    let seconds = if time.matches(':').count() < 2 {
        ":00"
    } else {
        ""
    };
    format!("{text}{seconds}Z")
}

/// Puts a value where its dotted name says: only `traits` are nested, everything else is named as it is.
fn insert(body: &mut Map<String, Value>, name: &str, value: Value) {
    let Some((last, path)) = trait_path(name) else {
        body.insert(name.to_owned(), value);
        return;
    };
    let mut object = body;
    for key in path {
        let next = object
            .entry(key)
            .or_insert_with(|| Value::Object(Map::new()));
        if !next.is_object() {
            *next = Value::Object(Map::new());
        }
        let Value::Object(inner) = next else { return };
        object = inner;
    }
    object.insert(last.to_owned(), value);
}

/// Takes away a trait that was emptied.
fn remove(body: &mut Map<String, Value>, name: &str) {
    let Some((last, path)) = trait_path(name) else {
        return;
    };
    let mut object = body;
    for key in path {
        let Some(Value::Object(inner)) = object.get_mut(key) else {
            return;
        };
        object = inner;
    }
    object.remove(last);
}

fn trait_path(name: &str) -> Option<(&str, impl Iterator<Item = &str>)> {
    name.strip_prefix("traits.")?;
    let (parents, last) = name.rsplit_once('.')?;
    Some((last, parents.split('.')))
}
