//! Signing in.

use serde_json::json;

use crate::{
    fixture::{self, flow_from},
    form::{Form, input},
};

#[test]
fn a_password_signs_in() {
    let form = Form::open("v26.2/A-login-init")
        .type_into("identifier", "ada@b.example")
        .type_into("password", " correct horse ");

    assert_eq!(
        form.press("password", "method"),
        json!({"method": "password", "identifier": "ada@b.example", "password": " correct horse "})
    );
}

#[test]
fn what_is_empty_is_not_sent() {
    let form = Form::open("v26.2/A-login-init").type_into("identifier", "");

    assert_eq!(form.press("password", "method"), json!({"method": "password"}));
}

#[test]
fn a_provider_is_sent_without_a_method() {
    let form = Form::open("v26.2/A-login-init").type_into("password", "typed by mistake");

    assert_eq!(form.press("oidc", "provider"), json!({"provider": "local"}));
}

#[test]
fn a_code_is_asked_for_entered_and_asked_for_again() {
    let start = Form::open("v26.2/C-login-init").type_into("identifier", "ada@b.example");
    assert_eq!(start.press("code", "method"), json!({"method": "code", "identifier": "ada@b.example"}));

    let form = Form::open("v26.2/C-login-post-code-sent");
    let identifier = sent_identifier(&form);
    let form = form.type_into("code", " 123 456 ");
    assert_eq!(form.press("code", "method"), json!({"method": "code", "identifier": identifier, "code": "123456"}));
    assert_eq!(form.press("code", "resend"), json!({"method": "code", "identifier": identifier, "resend": "code"}));
}

#[test]
fn a_wrong_code_can_be_entered_and_asked_for_again() {
    let form = Form::open("v26.2/C-login-post-code-wrong").type_into("code", "123456");
    let identifier = sent_identifier(&form);

    assert_eq!(form.press("code", "method"), json!({"method": "code", "identifier": identifier, "code": "123456"}));
    assert_eq!(form.press("code", "resend"), json!({"method": "code", "identifier": identifier, "resend": "code"}));
}

fn sent_identifier(form: &Form) -> String {
    let identifier = form.inputs().find(|input| input.name == "identifier").unwrap();
    identifier.value.as_ref().unwrap().to_text()
}

#[test]
fn the_identifier_of_the_first_step_is_sent_with_the_second() {
    let first = Form::open("v26.2/B-login-init").type_into("identifier", "ada@b.example");
    assert_eq!(
        first.press("identifier_first", "method"),
        json!({"method": "identifier_first", "identifier": "ada@b.example"})
    );

    let second = Form::open("v26.2/B-login-post-identifier").type_into("password", "secret");
    let identifier = sent_identifier(&second);
    assert_eq!(
        second.press("password", "method"),
        json!({"method": "password", "identifier": identifier, "password": "secret"})
    );
}

#[test]
fn a_second_factor_is_sent_alone() {
    let form = Form::open("v26.2/A-login-init-aal2")
        .type_into("totp_code", "123 456")
        .type_into("lookup_secret", " abcd efgh ");

    assert_eq!(form.press("totp", "method"), json!({"method": "totp", "totp_code": "123456"}));
    assert_eq!(form.press("lookup_secret", "method"), json!({"method": "lookup_secret", "lookup_secret": "abcdefgh"}));
}

#[test]
fn an_address_asks_for_a_second_factors_code_without_a_method() {
    let mut json = fixture::json("v26.2/A-login-init-aal2");
    let nodes = json["ui"]["nodes"].as_array_mut().unwrap();
    nodes.push(input("code", "address", "submit", json!("ada@b.example")));
    nodes.push(input("code", "address", "submit", json!("ada@c.example")));
    let form = Form::of(flow_from(&json));

    assert_eq!(form.press_value("code", "address", "ada@c.example"), json!({"address": "ada@c.example"}));
}

#[test]
fn a_second_factors_code_goes_with_the_address() {
    for name in ["v26.2/F-login-init-aal2", "v26.2/F-login-post-aal2-code-wrong"] {
        let form = Form::open(name).type_into("code", "123456");
        let identifier = sent_identifier(&form);

        assert_eq!(form.press("code", "method"), json!({"method": "code", "identifier": identifier, "code": "123456"}));
    }
}

#[test]
fn a_security_key_signs_in_with_the_identifier() {
    for (name, identifier) in
        [("v1.3.1/A-login-init-aal2-webauthn", "keys@example.com"), ("v1.3.1/C-login-get-webauthn", "key@example.com")]
    {
        let form = Form::open(name).type_into("webauthn_login", "{\"id\":\"x\"}");

        assert_eq!(form.send("webauthn"), json!({"identifier": identifier, "webauthn_login": "{\"id\":\"x\"}"}));
    }
}

#[test]
fn a_second_factors_code_is_asked_for_by_address() {
    let form = Form::open("v1.3.1/F-login-init-aal2");

    assert_eq!(form.press("code", "address"), json!({"address": "ada@example.com"}));
}

#[test]
fn a_passkey_signs_in_and_is_never_sent_empty() {
    let form = Form::open("v26.2/A-login-init");
    assert!(form.send("passkey").get("passkey_login").is_none());

    let form = form.type_into("passkey_login", "{\"id\":\"x\"}");
    assert_eq!(form.send("passkey")["passkey_login"], "{\"id\":\"x\"}");
}
