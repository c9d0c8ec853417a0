//! Any answer of a server: a line with the status and maybe `Retry-After`, and the body below it.

#![no_main]

use leptos_kratos::protocol::{
    Answer, Flow, IdentitySchema, InputValue, Logout, Message, Node, Outcome, RevokedSessions, Session, StoredError,
    next_step, outcome, resource, whoami,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// A secret that must not be printed, and appears in no captured answer.
const SECRET: &str = "hush-4f1c9a";

fuzz_target!(|text: &str| {
    let answer = answer(text);
    let decided = outcome(&answer);

    assert_eq!(outcome(&answer), decided, "the same again");
    read_as_anything(&answer);
    let json = serde_json::from_str::<Value>(&answer.body);
    match (&decided, json) {
        (Outcome::Done, _) if answer.status == 204 => {}
        (Outcome::Retry(_), Err(_)) => {}
        (_, Err(_)) => panic!("no JSON, and yet {decided:?}"),
        (Outcome::Flow(flow), Ok(json)) => {
            for status in [200, 429] {
                let other = Answer { status, ..answer.clone() };
                assert_eq!(outcome(&other), decided, "a flow is a flow, with {status} as well");
            }
            is_kept(&json, flow);
            is_not_printed(json);
        }
        _ => {}
    }
});

fn answer(text: &str) -> Answer {
    let (head, body) = text.split_once('\n').unwrap_or(("200", text));
    let mut numbers = head.split(' ');
    let status = numbers.next().and_then(|status| status.parse().ok()).unwrap_or(200);
    let retry_after = numbers.next().and_then(|seconds| seconds.parse().ok());
    Answer { status, body: body.to_owned(), retry_after }
}

/// Decodes the answer in every way, whatever the call was.
fn read_as_anything(answer: &Answer) {
    let _ = whoami(answer);
    let _ = resource::<Vec<Session>>(answer);
    let _ = resource::<Logout>(answer);
    let _ = resource::<StoredError>(answer);
    let _ = resource::<RevokedSessions>(answer);
    let _ = resource::<Vec<IdentitySchema>>(answer);
}

/// Checks that every node is there, at its place and with its texts, whatever is wrong with the others.
fn is_kept(json: &Value, flow: &Flow) {
    let ui = &json["ui"];
    assert_eq!(flow.ui.action, text_at(&ui["action"]));
    are_kept(&ui["messages"], &flow.ui.messages);
    let sent = objects(&ui["nodes"]);
    assert_eq!(flow.ui.nodes.len(), sent.len());
    for (sent, node) in sent.into_iter().zip(&flow.ui.nodes) {
        node_is_kept(sent, node);
    }
    assert!(!(flow.is_passed() && flow.has_error()));
    if let Some(step) = next_step(&flow.continue_with) {
        assert!(flow.continue_with.contains(step));
    }
}

fn node_is_kept(sent: &Value, node: &Node) {
    assert_eq!(node.group.as_str(), text_at(&sent["group"]));
    are_kept(&sent["messages"], &node.messages);
    let label = sent["meta"]["label"].as_object().map(|label| label.get("text").map(text_at).unwrap_or_default());
    assert_eq!(node.label.as_ref().map(|label| label.text.as_str()), label);
    if let Some(input) = node.input() {
        let attributes = &sent["attributes"];
        assert_eq!(input.name, text_at(&attributes["name"]));
        assert_eq!(input.value.clone().map_or(Value::Null, InputValue::into_json), attributes["value"]);
    }
}

fn are_kept(sent: &Value, messages: &[Message]) {
    let sent: Vec<_> = objects(sent).into_iter().map(|message| text_at(&message["text"])).collect();
    let kept: Vec<_> = messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(kept, sent);
}

fn objects(list: &Value) -> Vec<&Value> {
    list.as_array().into_iter().flatten().filter(|item| item.is_object()).collect()
}

fn text_at(json: &Value) -> &str {
    json.as_str().unwrap_or_default()
}

/// Checks that an input's value never gets into a log.
fn is_not_printed(mut json: Value) {
    if json.to_string().contains(SECRET) {
        return;
    }
    for node in json["ui"]["nodes"].as_array_mut().into_iter().flatten() {
        if let Some(attributes) = node.get_mut("attributes").and_then(Value::as_object_mut) {
            attributes.insert("value".to_owned(), SECRET.into());
        }
    }
    let printed = format!("{:?}", outcome(&Answer::new(200, json.to_string())));
    assert!(!printed.contains(SECRET), "{printed}");
}
