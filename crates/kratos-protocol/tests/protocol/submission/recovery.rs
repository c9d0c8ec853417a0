//! Recovery and verification.

use serde_json::{Value, json};

use crate::{
    fixture::flow_from,
    form::{Form, input},
};

#[test]
fn recovery_sends_enters_and_sends_again() {
    let start = Form::open("v26.2/A-recovery-init").type_into("email", "ada@b.example");
    assert_eq!(start.press("code", "method"), json!({"method": "code", "email": "ada@b.example"}));

    for name in ["v26.2/A-recovery-post-sent", "v26.2/A-recovery-post-wrong-code"] {
        let form = Form::open(name).type_into("code", "123456");
        let again = form.press("code", "email");

        assert_eq!(form.press("code", "method"), json!({"method": "code", "code": "123456"}));
        assert!(again["email"].as_str().unwrap().contains('@'));
        assert_eq!(again, json!({"method": "code", "email": again["email"]}));
    }
}

#[test]
fn verification_sends_enters_and_sends_again() {
    let start = Form::open("v26.2/A-verification-init").type_into("email", "ada@b.example");
    assert_eq!(start.press("code", "method"), json!({"method": "code", "email": "ada@b.example"}));

    let form = Form::open("v26.2/A-verification-post-sent").type_into("code", "123456");
    let again = form.press("code", "email");
    assert_eq!(form.press("code", "method"), json!({"method": "code", "code": "123456"}));
    assert_eq!(again, json!({"method": "code", "email": again["email"]}));
}

#[test]
fn recovery_by_a_chosen_address_keeps_what_was_typed_before() {
    let json = json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("code", "recovery_address", "hidden", json!("ada@b.example")),
        input("code", "recovery_select_address", "submit", json!("hash1")),
        input("code", "recovery_select_address", "submit", json!("hash2")),
        input("code", "recovery_confirm_address", "submit", json!("ada@b.example")),
        input("code", "code", "text", json!(null)),
        input("code", "method", "hidden", json!("code")),
        input("code", "screen", "submit", json!("previous")),
    ]}});
    let form = Form::of(flow_from(&json)).type_into("code", "123456");

    assert_eq!(
        form.press_value("code", "recovery_select_address", "hash2"),
        json!({"method": "code", "recovery_address": "ada@b.example", "recovery_select_address": "hash2"})
    );
    assert_eq!(
        form.press("code", "recovery_confirm_address"),
        json!({"method": "code", "recovery_address": "ada@b.example", "recovery_confirm_address": "ada@b.example"})
    );
    assert_eq!(form.press("code", "screen"), json!({"recovery_address": "ada@b.example", "screen": "previous"}));
}

#[test]
fn an_administrators_code_is_sent_without_a_token() {
    let form = Form::open("v1.3.1/A-recovery-get-admin").type_into("code", "123456");
    let button = form.inputs().find(|input| input.name == "method").unwrap();

    let sent = form.submit("code", Some(button));

    assert_eq!(Value::Object(sent.body), json!({"method": "code", "code": "123456"}));
}
