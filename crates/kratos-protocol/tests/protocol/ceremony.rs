//! Requests to authenticators, from answers that real servers sent.

use kratos_protocol::{Ceremony, CeremonyKind, Flow, Group, Input, InputValue, Node, Trigger, ceremony};
use serde_json::json;

use crate::fixture::{flow, flow_from, flows};

fn asked(flow: &Flow, trigger: &Trigger) -> Option<Ceremony> {
    ceremony(flow, trigger, |input| input.value.clone())
}

fn triggers(flow: &Flow) -> impl Iterator<Item = Trigger> {
    let inputs = flow.ui.nodes.iter().filter_map(Node::input);
    inputs.flat_map(|input| [input.onclick.clone(), input.onload.clone()]).flatten()
}

#[test]
fn every_trigger_of_every_captured_flow_has_options_and_an_input_for_the_answer() {
    let mut count = 0;
    for (name, flow) in flows() {
        for trigger in triggers(&flow) {
            let ceremony = asked(&flow, &trigger).unwrap_or_else(|| panic!("{name}: {trigger} has no options"));

            assert!(ceremony.options["challenge"].is_string(), "{name}: {trigger}");
            let result = flow.ui.nodes.iter().find(|node| node.name() == ceremony.result);
            assert_eq!(result.map(|node| &node.group), Some(&ceremony.group), "{name}: {trigger}");
            count += 1;
        }
    }
    assert!(count > 20, "only {count} triggers were captured");
}

#[test]
fn a_new_passkey_is_named_after_what_the_person_typed() {
    let flow = flow("v1.3.1/A-registration-init");
    let typed = |input: &Input| (input.name == "traits.email").then(|| InputValue::Text("ada@b.example".to_owned()));

    let ceremony = ceremony(&flow, &Trigger::PasskeyRegistration, typed).unwrap();

    assert_eq!(ceremony.kind, CeremonyKind::Create);
    assert_eq!(ceremony.options["user"]["name"], "ada@b.example");
    assert_eq!(ceremony.options["user"]["displayName"], "ada@b.example");
    assert_eq!(ceremony.result, "passkey_register");
    assert_eq!(ceremony.group, Group::Passkey);
}

#[test]
fn without_a_name_kratoss_own_stays() {
    let flow = flow("v1.3.1/A-registration-init");

    let ceremony = ceremony(&flow, &Trigger::PasskeyRegistration, |_| None).unwrap();

    assert!(!ceremony.options["user"]["name"].as_str().unwrap().is_empty());
}

#[test]
fn what_is_missing_broken_or_new_asks_nothing() {
    let with = |value: &str| {
        let node = json!({"type": "input", "group": "passkey",
            "attributes": {"name": "passkey_challenge", "type": "hidden", "value": value}});
        flow_from(&json!({"ui": {"nodes": [node]}}))
    };

    assert_eq!(asked(&with("{}"), &Trigger::PasskeyLogin), None);
    assert_eq!(asked(&with("not json"), &Trigger::PasskeyLogin), None);
    assert_eq!(asked(&with("[1]"), &Trigger::PasskeyLogin), None);
    assert_eq!(asked(&with(r#"{"publicKey":"x"}"#), &Trigger::PasskeyLogin), None);
    assert_eq!(asked(&with(r#"{"publicKey":{}}"#), &Trigger::WebAuthnLogin), None);
    assert_eq!(asked(&with(r#"{"publicKey":{}}"#), &Trigger::from("alert")), None);
    assert!(asked(&with(r#"{"publicKey":{}}"#), &Trigger::PasskeyLogin).is_some());
}
