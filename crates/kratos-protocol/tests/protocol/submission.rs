//! The fields sent when a button is pressed, as sections 3.4 and 3.5 of the protocol reference say.

mod recovery;
mod settings;
mod sign_in;
mod sign_up;
mod traits;

use kratos_protocol::{Group, Input, submission};
use serde_json::{Value, json};

use crate::{
    fixture::{self, flow, flow_from},
    form::{Form, input, text},
};

#[test]
fn a_flow_without_a_token_sends_none() {
    let flow =
        flow_from(&json!({"id": "f", "ui": {"action": "https://example.org/self-service/recovery?flow=f", "nodes": [
            input("code", "code", "text", json!(null)),
            input("code", "method", "submit", json!("code")),
        ]}}));
    let button = flow.ui.nodes[1].input();

    let sent = submission(&flow, &Group::Code, button, |_| text("123456"));

    assert_eq!(sent.action, "https://example.org/self-service/recovery?flow=f");
    assert_eq!(Value::Object(sent.body), json!({"method": "code", "code": "123456"}));
}

#[test]
fn other_buttons_and_other_groups_are_never_sent() {
    for (name, flow) in fixture::flows() {
        let form = Form::of(flow);
        let of_group = |input: &Input, group: &Group| {
            let mut nodes = form.flow.ui.nodes.iter();
            nodes.any(|node| node.input() == Some(input) && node.group == *group)
        };
        for button in form.flow.ui.nodes.iter().filter(|node| node.input().is_some_and(|it| it.kind.is_button())) {
            let sent = form.submit(button.group.as_str(), button.input());

            for input in form.inputs().filter(|input| sent.body.contains_key(&input.name)) {
                let allowed = Some(input.name.as_str()) == button.input().map(|it| it.name.as_str())
                    || [&Group::Default, &Group::IdentifierFirst, &button.group]
                        .iter()
                        .any(|group| of_group(input, group));
                let elsewhere = form.inputs().filter(|it| it.name == input.name).count() > 1;
                assert!(allowed || elsewhere, "{name}: {} with {}", input.name, button.name());
            }
            for value in sent.body.values() {
                assert!(*value != json!("") && !value.is_null(), "{name}: {sent:?}");
            }
        }
    }
}

#[test]
fn a_button_without_a_value_sends_nothing_of_itself() {
    let json = json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("password", "odd", "submit", json!(null)),
    ]}});

    assert_eq!(Form::of(flow_from(&json)).press("password", "odd"), json!({}));
}

#[test]
fn a_flow_is_sent_where_it_says() {
    let saved = flow("v26.2/A-settings-post-profile-ok");

    let sent = submission(&saved, &Group::Password, None, |_| None);

    assert_eq!(sent.action, saved.ui.action);
    assert!(!sent.action.contains(saved.id.as_str()));
}
