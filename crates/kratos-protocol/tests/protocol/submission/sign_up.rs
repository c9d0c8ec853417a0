//! Signing up.

use serde_json::json;

use crate::{
    fixture::{self, flow_from},
    form::{Form, input},
};

#[test]
fn a_provider_signs_up_with_what_was_typed() {
    let form = Form::open("v26.2/A-registration-init").type_into("traits.name", "Ada");

    assert_eq!(form.press("oidc", "provider"), json!({"provider": "local", "traits": {"name": "Ada"}}));
}

#[test]
fn a_two_step_registration_goes_on_back_and_to_its_end() {
    let first = Form::open("v26.2/B-registration-init").type_into("traits.email", "ada@b.example");
    assert_eq!(first.press("profile", "method"), json!({"method": "profile", "traits": {"email": "ada@b.example"}}));

    let second = Form::open("v26.2/B-registration-post-profile").type_into("password", "secret");
    let back = second.press("profile", "screen");
    let done = second.press("password", "method");
    let traits = &back["traits"];
    assert!(traits["email"].is_string() && traits["name"].is_string());
    assert_eq!(back, json!({"screen": "previous", "traits": traits}));
    assert_eq!(done, json!({"method": "password", "password": "secret", "traits": traits}));
}

#[test]
fn a_registration_code_goes_with_the_traits_it_was_asked_with() {
    let form = Form::open("v26.2/C-registration-post-code-sent").type_into("code", "123456");
    let entered = form.press("code", "method");
    let traits = &entered["traits"];

    assert!(traits["email"].is_string() && traits["username"].is_string());
    assert_eq!(entered, json!({"method": "code", "code": "123456", "traits": traits}));
    assert_eq!(form.press("code", "resend"), json!({"method": "code", "resend": "code", "traits": traits}));
}

#[test]
fn going_back_from_a_registration_code_sends_neither_code_nor_method() {
    let mut json = fixture::json("v26.2/C-registration-post-code-sent");
    let nodes = json["ui"]["nodes"].as_array_mut().unwrap();
    nodes.push(input("profile", "screen", "submit", json!("credential-selection")));
    let form = Form::of(flow_from(&json)).type_into("code", "123456");

    let back = form.press("profile", "screen");

    assert_eq!(back, json!({"screen": "credential-selection", "traits": back["traits"]}));
}

#[test]
fn a_passkey_signs_up_with_the_traits() {
    let form = Form::open("v26.2/A-registration-init")
        .type_into("traits.email", "ada@b.example")
        .type_into("passkey_register", "{\"id\":\"x\"}");

    let mut sent = form.send("passkey");

    assert!(sent["passkey_create_data"].is_string());
    sent.as_object_mut().unwrap().remove("passkey_create_data");
    assert_eq!(sent, json!({"passkey_register": "{\"id\":\"x\"}", "traits": {"email": "ada@b.example"}}));
}

#[test]
fn lists_of_a_flow_without_an_identity_are_put_together_again_in_whatever_order() {
    let json = json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("default", "traits.tags", "hidden", json!(null)),
        input("default", "traits.tags.10", "hidden", json!("d")),
        input("default", "traits.tags.2", "hidden", json!("c")),
        input("default", "traits.tags.0", "hidden", json!("a")),
        input("default", "traits.tags.1", "hidden", json!("b")),
        input("default", "traits.friends.2.name", "hidden", json!("Percy")),
        input("default", "traits.friends.0.name", "hidden", json!("Mary")),
        input("default", "traits.friends.2.age", "hidden", json!(23)),
        input("default", "traits.friends.0.age", "hidden", json!(18)),
        input("default", "traits.friends.99999999999999999999.name", "hidden", json!("Nobody")),
        input("profile", "screen", "submit", json!("previous")),
    ]}});

    assert_eq!(
        Form::of(flow_from(&json)).press("profile", "screen"),
        json!({"screen": "previous", "traits": {
            "tags": ["a", "b", "c", "d"], "friends": [{"name": "Mary", "age": 18}, {"name": "Percy", "age": 23}],
        }})
    );
}
