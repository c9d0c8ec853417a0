//! Messages and the values that fill them.

use kratos_protocol::{Attributes, Message, MessageId, Severity};
use serde_json::json;

use crate::fixture::{flow, flow_from};

fn message(json: serde_json::Value) -> Message {
    let mut flow = flow_from(&json!({"ui": {"messages": [json]}}));
    flow.ui.messages.pop().unwrap()
}

#[test]
fn a_message_has_id_text_severity_and_context() {
    let short = flow("v26.2/B-registration-post-password-short");

    let node = short.ui.nodes.iter().find(|node| node.name() == "password").unwrap();
    let message = &node.messages[0];
    assert_eq!(message.id, MessageId(4_000_032));
    assert_eq!(message.severity, Severity::Error);
    assert_eq!(message.context.integer("min_length"), Some(8));
    assert!(message.context.integer("actual_length").is_some_and(|length| length < 8));
    assert!(message.text.starts_with("The password must be at least 8"));
}

#[test]
fn recovery_codes_are_messages_inside_a_message() {
    let codes = flow("v26.2/A-settings-post-lookup-regenerate");

    let node = codes.ui.nodes.iter().find(|node| node.name() == "lookup_secret_codes").unwrap();
    let Attributes::Text(text) = &node.attributes else { panic!("{node:?}") };
    let secrets = text.text.context.messages("secrets");

    assert_eq!(text.text.id, MessageId(1_050_015));
    assert_eq!(secrets.len(), 12);
    for secret in &secrets {
        assert_eq!(secret.id, MessageId(1_050_009));
        assert_eq!(secret.context.text("secret"), Some(secret.text.as_str()));
    }
}

#[test]
fn a_context_is_asked_by_type() {
    let hints = message(json!({"id": 4_000_028, "type": "error", "text": "t", "context": {
        "available_credential_types": ["password", 7, "oidc"], "breaches": 3, "reason": "r", "odd": null}}));

    assert_eq!(hints.context.texts("available_credential_types"), ["password", "oidc"]);
    assert_eq!(hints.context.integer("breaches"), Some(3));
    assert_eq!(hints.context.integer("reason"), None);
    assert_eq!(hints.context.text("breaches"), None);
    assert_eq!(hints.context.texts("absent"), [""; 0]);
    assert_eq!(hints.context.messages("reason"), []);
    assert!(hints.context.get("odd").is_some());
    assert_eq!(hints.context.keys().count(), 4);
}

#[test]
fn a_message_of_a_webhook_is_kept() {
    let own = message(json!({"id": 1234, "text": "No", "type": "warning", "context": null}));

    assert_eq!(own.id, MessageId(1234));
    assert_eq!(own.severity, Severity::Other("warning".into()));
    assert!(!own.is_error());
}

#[test]
fn an_odd_id_leaves_the_text() {
    for id in [json!(-1), json!("4000006"), json!(4000006.5), json!(null), json!([])] {
        let odd = message(json!({"id": id, "text": "Read me", "type": "error"}));

        assert_eq!((odd.id, odd.text.as_str()), (MessageId(0), "Read me"));
        assert!(odd.is_error());
    }
}
