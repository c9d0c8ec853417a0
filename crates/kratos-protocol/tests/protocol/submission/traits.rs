//! Traits, with their types and at their places.

use kratos_protocol::{Group, InputValue, submission};
use serde_json::{Value, json};

use crate::{
    fixture::{self, flow_from},
    form::{Form, input, text},
};

#[test]
fn traits_of_every_type_are_sent_as_they_came() {
    let profile = Form::open("v1.3.1/T-settings-init");
    let step = Form::open("v1.3.1/T-registration-post-profile").type_into("password", "correct horse");

    let identity = profile.flow.identity.as_ref().unwrap();
    assert_eq!(profile.press("profile", "method")["traits"], identity.traits);
    let first = fixture::request("v1.3.1/T-registration-post-profile");
    assert_eq!(step.press("password", "method")["traits"], first["traits"]);
}

#[test]
fn traits_have_their_types() {
    for (kind, typed, sent) in [
        ("number", "3", json!({"x": 3})),
        ("number", "-3", json!({"x": -3})),
        ("number", " 007 ", json!({"x": 7})),
        ("number", "1.5", json!({"x": 1.5})),
        ("number", "1e3", json!({"x": 1000.0})),
        ("number", "18446744073709551615", json!({"x": u64::MAX})),
        ("number", "many", json!({"x": "many"})),
        ("number", "1e999", json!({"x": "1e999"})),
        ("number", "NaN", json!({"x": "NaN"})),
        ("text", "3", json!({"x": "3"})),
        ("text", " a  b ", json!({"x": " a  b "})),
        ("email", "a@b.example", json!({"x": "a@b.example"})),
        ("date", "2026-07-29", json!({"x": "2026-07-29"})),
        ("datetime-local", "2026-07-29T10:00", json!({"x": "2026-07-29T10:00:00Z"})),
        ("datetime-local", "2026-07-29T10:00:30", json!({"x": "2026-07-29T10:00:30Z"})),
        ("datetime-local", "2026-07-29T10:00:30.5", json!({"x": "2026-07-29T10:00:30.5Z"})),
        ("datetime-local", "2026-07-29T10:00:00Z", json!({"x": "2026-07-29T10:00:00Z"})),
        ("datetime-local", "2026-07-29T10:00:00+02:00", json!({"x": "2026-07-29T10:00:00+02:00"})),
        ("datetime-local", "2026-07-29T10:00:00-02:00", json!({"x": "2026-07-29T10:00:00-02:00"})),
        ("datetime-local", "tomorrow", json!({"x": "tomorrow"})),
        ("color", "#fff", json!({"x": "#fff"})),
    ] {
        assert_eq!(trait_sent(kind, text(typed)), sent, "{kind} {typed}");
    }
}

#[test]
fn values_that_have_a_type_keep_it() {
    for value in [json!(true), json!(false), json!(3), json!(0.5), json!(["a"]), json!({"a": 1})] {
        let field = InputValue::from_json(value.clone());

        assert_eq!(trait_sent("checkbox", field), json!({"x": value}));
    }
}

#[test]
fn a_trait_that_is_not_filled_in_is_left_out() {
    assert_eq!(trait_sent("number", text("")), Value::Null);
    assert_eq!(trait_sent("checkbox", None), Value::Null);
}

#[test]
fn nested_traits_are_nested() {
    let form = Form::of(flow_from(&json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        // A schema's error can leave a node for the whole object behind.
        input("default", "traits", "text", json!("odd")),
        input("default", "traits.name", "text", json!("odd")),
        input("default", "traits.name.first", "text", json!("Ada")),
        input("default", "traits.name.last", "text", json!("Lovelace")),
        input("default", "traits.name", "text", json!("odd")),
        input("default", "traits.name", "text", json!("")),
        input("default", "traits", "text", json!("odd")),
        input("default", "transient.x", "text", json!("flat")),
        input("password", "method", "submit", json!("password")),
    ]}})));

    assert_eq!(
        form.press("password", "method"),
        json!({"method": "password", "transient.x": "flat", "traits": {"name": {"first": "Ada", "last": "Lovelace"}}})
    );
}

#[test]
fn a_trait_of_absurd_depth_is_left_out() {
    for depth in [65, 100_000] {
        let name = format!("traits{}", ".a".repeat(depth));
        let form = Form::of(flow_from(&json!({"id": "f", "ui": {"nodes": [
            input("default", "csrf_token", "hidden", json!("t")),
            input("default", &name, "text", json!("x")),
        ]}})));

        assert_eq!(form.send("password"), json!({}));
    }
}

/// Returns the traits sent by a registration whose only trait `x` holds a value.
fn trait_sent(kind: &str, value: Option<InputValue>) -> Value {
    let flow = flow_from(&json!({"id": "f", "ui": {"nodes": [input("default", "traits.x", kind, json!(null))]}}));
    let mut sent = submission(&flow, &Group::Password, None, |_| value.clone());
    sent.body.remove("traits").unwrap_or_default()
}
