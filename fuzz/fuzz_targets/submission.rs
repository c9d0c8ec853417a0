//! Any flow, and each of its buttons pressed. The flow's own fields may be followed by `schemas`.

#![no_main]

use leptos_kratos::protocol::{
    Answer, Flow, FromJson, Group, IdentitySchema, Input, InputKind, InputValue, Node, Outcome, Submission, outcome,
    submission, with_schema,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Number of buttons of a flow that are pressed.
const PRESSED: usize = 12;

fuzz_target!(|body: &str| {
    let Outcome::Flow(flow) = outcome(&Answer::new(200, body)) else { return };
    let json: Value = serde_json::from_str(body).unwrap_or_default();
    let schemas: Vec<_> =
        json["schemas"].as_array().into_iter().flatten().filter_map(IdentitySchema::from_json).collect();

    assert_eq!(with_schema((*flow).clone(), &[]), *flow, "an unknown schema changes nothing");
    press_all(&with_schema((*flow).clone(), &schemas));
    press_all(&flow);
});

fn press_all(flow: &Flow) {
    let is_button = |node: &&Node| node.input().is_some_and(|input| input.kind.is_button());
    for node in flow.ui.nodes.iter().filter(is_button).take(PRESSED) {
        press(flow, &node.group, node.input());
    }
    press(flow, &Group::Profile, None);
}

fn press(flow: &Flow, group: &Group, submitter: Option<&Input>) {
    let send = || submission(flow, group, submitter, |input| input.value.clone());
    let sent = send();

    assert!(sent == send(), "the same again");
    assert_eq!(sent.action, flow.ui.action);
    let is_pressed = |name: &String| submitter.is_some_and(|input| input.name == *name);
    assert!(sent.body.keys().all(|name| !name.starts_with("traits.") || is_pressed(name)), "traits are never flat");
    let inputs = inputs_of(flow, group);
    nothing_is_made_up(&sent, &inputs, submitter);
    values_are_kept(&sent, &inputs, submitter);
    lists_have_no_gaps(flow, group, &sent, submitter);

    let empty = submission(flow, group, submitter, |_| None);
    assert!(empty.body.keys().all(|name| sent.body.contains_key(name)), "what is empty adds nothing");
    let typed = submission(flow, group, submitter, |_| Some(InputValue::Text("typed-7c2e".to_owned())));
    assert!(!format!("{typed:?}").contains("typed-7c2e"), "what is typed is not printed");
}

/// Returns the inputs that may be sent along: those of the pressed group and those that belong to all.
fn inputs_of<'a>(flow: &'a Flow, group: &Group) -> Vec<&'a Input> {
    let is_of = |node: &&Node| node.group == *group || matches!(node.group, Group::Default | Group::IdentifierFirst);
    let inputs = flow.ui.nodes.iter().filter(is_of).filter_map(Node::input);
    inputs.filter(|input| !input.kind.is_button()).collect()
}

/// Checks that only inputs of the group, the traits, and the one pressed button are sent.
fn nothing_is_made_up(sent: &Submission, inputs: &[&Input], submitter: Option<&Input>) {
    for name in sent.body.keys() {
        let is_pressed = submitter.is_some_and(|input| input.name == *name);
        let is_input = inputs.iter().any(|input| input.name == *name);
        assert!(is_pressed || is_input || name == "traits", "{name:?} was sent");
    }
}

/// Checks that Kratos's values come back unchanged: the CSRF token above all.
fn values_are_kept(sent: &Submission, inputs: &[&Input], submitter: Option<&Input>) {
    for input in inputs {
        let has_own_place = !input.name.starts_with("traits") && !matches!(input.name.as_str(), "code" | "method");
        let is_pressed = submitter.is_some_and(|submitter| submitter.name == input.name);
        let is_only = inputs.iter().filter(|other| other.name == input.name).count() == 1;
        let is_as_it_is = match &input.value {
            Some(InputValue::Text(text)) => !text.is_empty() && input.kind == InputKind::Hidden && !input.is_secret(),
            Some(InputValue::Bool(_) | InputValue::Number(_)) => true,
            Some(InputValue::Json(_)) | None => false,
        };
        if has_own_place && !is_pressed && is_only && is_as_it_is {
            let value = input.value.clone().map(InputValue::into_json);
            assert_eq!(sent.body.get(&input.name), value.as_ref(), "{:?}", input.name);
        }
    }
    if let Some(pressed) = submitter.filter(|input| input.kind == InputKind::Submit)
        && let Some(value) = pressed.value.clone()
    {
        assert_eq!(sent.body.get(&pressed.name), Some(&value.into_json()), "what was pressed");
    }
}

/// Checks that a list whose items came one by one has no gaps. Lists kept by settings are left alone.
fn lists_have_no_gaps(flow: &Flow, group: &Group, sent: &Submission, submitter: Option<&Input>) {
    let is_kept = *group == Group::Profile && flow.identity.is_some();
    let is_pressed = submitter.is_some_and(|input| input.name == "traits");
    if let (false, Some(traits)) = (is_kept || is_pressed, sent.body.get("traits")) {
        assert!(!has_gap(traits), "{traits}");
    }
}

fn has_gap(json: &Value) -> bool {
    match json {
        Value::Array(items) => items.iter().any(|item| item.is_null() || has_gap(item)),
        Value::Object(fields) => fields.values().any(has_gap),
        _ => false,
    }
}
