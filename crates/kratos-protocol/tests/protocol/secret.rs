//! Secrets never appear in printed output.

use std::collections::BTreeSet;

use kratos_protocol::{Answer, Attributes, Flow, InputValue, Node, Outcome, outcome, resource, whoami};
use serde_json::json;

use crate::{
    fixture::{self, flow},
    form::Form,
};

/// Collects the secrets of a flow: tokens, challenges, codes, the TOTP secret and its picture.
fn secrets(flow: &Flow) -> BTreeSet<String> {
    let mut secrets = BTreeSet::new();
    for input in flow.ui.nodes.iter().filter_map(Node::input) {
        if matches!(input.name.as_str(), "csrf_token" | "passkey_challenge" | "passkey_create_data") {
            secrets.extend(input.value.as_ref().map(InputValue::to_text));
        }
    }
    for node in &flow.ui.nodes {
        match &node.attributes {
            Attributes::Image(image) => drop(secrets.insert(image.src.clone())),
            Attributes::Text(text) => {
                secrets.extend(text.text.context.text("secret").map(str::to_owned));
                let list = text.text.context.messages("secrets");
                secrets.extend(list.into_iter().map(|message| message.text));
            }
            _ => {}
        }
    }
    secrets
}

#[test]
fn no_flow_prints_a_secret() {
    let mut found = 0;
    for (name, flow) in fixture::flows() {
        let printed = format!("{flow:?} {flow:#?}");

        for secret in secrets(&flow) {
            assert!(!printed.contains(&secret), "{name}: {secret}");
            found += 1;
        }
    }
    assert!(found > 400, "{found} secrets in all flows");
}

#[test]
fn neither_what_is_typed_nor_what_is_sent_is_printed() {
    let form = Form::open("v26.2/A-login-init").type_into("password", "hunter2hunter2");

    let submission = form.submit("password", None);
    let field = InputValue::Text("hunter2hunter2".into());

    assert_eq!(submission.body["password"], "hunter2hunter2");
    assert!(!format!("{submission:?} {field:?}").contains("hunter2"));
}

#[test]
fn a_password_that_comes_back_is_not_printed() {
    let mut json = fixture::json("v26.2/A-login-post-wrong");
    let nodes = json["ui"]["nodes"].as_array_mut().unwrap();
    let password = nodes.iter_mut().find(|node| node["attributes"]["name"] == "password").unwrap();
    password["attributes"]["value"] = json!("hunter2hunter2");

    assert!(!format!("{:?}", fixture::flow_from(&json)).contains("hunter2"));
}

#[test]
fn tokens_are_not_printed() {
    let session = json!({"id": "s", "tokenized": "eyJ-token"});
    let answer = json!({"session": session, "session_token": "ory_st_token",
        "continue_with": [{"action": "set_ory_session_token", "ory_session_token": "ory_st_token"}]});
    let printed = format!(
        "{:?} {:?} {:?}",
        outcome(&Answer::new(200, answer.to_string())),
        whoami(&Answer::new(200, session.to_string())),
        resource::<kratos_protocol::Logout>(&fixture::answer("v26.2/A-logout-init")),
    );

    assert!(!printed.contains("token\"") && !printed.contains("eyJ") && !printed.contains("ory_st_"), "{printed}");
    assert!(!printed.contains("ory_lo_"), "{printed}");
}

#[test]
fn what_nobody_understands_is_not_printed() {
    let answer = fixture::answer("v26.2/A-logout-init");

    let Outcome::Unexpected { status, json } = outcome(&answer) else { panic!() };

    assert!(!format!("{json:?}").contains("ory_lo_"));
    assert!(json.0["logout_token"].is_string() && status == 200);
    let odd = json!({"ui": {"nodes": [{"type": "hologram", "attributes": {"secret": "s3cr3t"}}]}});
    assert!(!format!("{:?}", fixture::flow_from(&odd)).contains("s3cr3t"));
}

#[test]
fn a_flow_prints_what_helps() {
    let printed = format!("{:?}", flow("v26.2/A-login-post-wrong"));

    assert!(printed.contains("4000006") && printed.contains("identifier"));
}
