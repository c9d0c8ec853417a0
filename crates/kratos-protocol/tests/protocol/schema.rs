//! Details that an identity schema adds to a flow's traits.

use kratos_protocol::{Flow, IdentitySchema, Input, InputKind, InputValue, Node, submission, with_schema};
use serde_json::{Value, json};

use crate::{
    fixture::flow_from,
    form::{input, text},
};

fn schema(id: &str, traits: Value) -> IdentitySchema {
    IdentitySchema { id: id.to_owned(), schema: json!({"properties": {"traits": {"properties": traits}}}) }
}

fn refined(nodes: &[Value], traits: Value) -> Flow {
    with_schema(flow_from(&json!({"ui": {"nodes": nodes}})), &[schema("user", traits)])
}

fn find<'a>(flow: &'a Flow, name: &str) -> &'a Input {
    let node = flow.ui.nodes.iter().find(|node| node.name() == name);
    node.and_then(Node::input).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn an_enum_becomes_a_choice_that_keeps_its_types() {
    let flow = refined(&[input("default", "traits.seats", "number", json!(5))], json!({"seats": {"enum": [1, 5]}}));

    let numbers = [1, 5].map(|number| InputValue::Number(number.into()));
    assert_eq!(find(&flow, "traits.seats").options, numbers);
}

#[test]
fn bounds_are_known() {
    let age = json!({"age": {"type": ["integer", "null"], "minimum": 18, "maximum": 150}});
    let flow = refined(&[input("default", "traits.age", "number", Value::Null)], age);

    let age = find(&flow, "traits.age");
    assert!(age.is_integer);
    assert_eq!((age.minimum.as_ref().unwrap().as_u64(), age.maximum.as_ref().unwrap().as_u64()), (Some(18), Some(150)));
}

#[test]
fn a_list_is_one_input_with_all_items_in_their_order() {
    let nodes = [
        input("profile", "traits.tags", "text", Value::Null),
        input("profile", "traits.tags.1", "text", json!("b")),
        input("profile", "traits.tags.0", "text", json!("a")),
        input("profile", "traits.tags.10", "text", json!("c")),
        input("profile", "traits.name", "text", json!("Ada")),
    ];
    let flow = refined(&nodes, json!({"tags": {"type": "array", "items": {"type": "string"}}, "name": {}}));

    assert_eq!(flow.ui.nodes.len(), 2);
    let tags = find(&flow, "traits.tags");
    assert_eq!(tags.list_of, Some(InputKind::Text));
    assert_eq!(tags.value, Some(InputValue::Json(json!(["a", "b", "c"]))));
}

#[test]
fn a_changed_list_is_sent_in_the_place_of_the_old_one() {
    let identity = json!({"id": "1", "schema_id": "user", "traits": {"tags": ["a"], "name": "Ada"}});
    let nodes = json!([
        input("profile", "traits.tags", "text", Value::Null),
        input("profile", "traits.tags.0", "text", json!("a")),
        input("profile", "traits.name", "text", json!("Ada")),
    ]);
    let traits = json!({"tags": {"type": "array", "items": {"type": "string"}}, "name": {"type": "string"}});
    let flow = flow_from(&json!({"ui": {"nodes": nodes}, "identity": identity}));
    let flow = with_schema(flow, &[schema("other", json!({})), schema("user", traits)]);

    let changed = |input: &Input| match input.name.as_str() {
        "traits.tags" => Some(InputValue::Json(json!(["b", "c"]))),
        _ => text("Ada"),
    };
    let sent = submission(&flow, &"profile".into(), None, changed);

    assert_eq!(sent.body["traits"], json!({"tags": ["b", "c"], "name": "Ada"}));
}

#[test]
fn a_flow_that_names_no_schema_takes_the_one_that_has_its_traits() {
    let flow = flow_from(&json!({"ui": {"nodes": [input("default", "traits.plan", "text", Value::Null)]}}));
    let schemas = [schema("a", json!({"colour": {"enum": ["red"]}})), schema("b", json!({"plan": {"enum": ["free"]}}))];

    let flow = with_schema(flow, &schemas);

    assert_eq!(find(&flow, "traits.plan").options.len(), 1);
}

#[test]
fn hidden_traits_and_strange_schemas_change_nothing() {
    let hidden = refined(&[input("default", "traits.tags", "hidden", json!("a"))], json!({"tags": {"enum": ["b"]}}));
    assert_eq!(find(&hidden, "traits.tags").value, text("a"));
    assert!(find(&hidden, "traits.tags").options.is_empty());

    for strange in [json!(null), json!([]), json!({"x": 1}), json!({"x": {"type": 5, "enum": 3, "items": []}})] {
        let nodes = [input("default", "traits.x", "text", json!("kept"))];
        let flow = refined(&nodes, strange);

        assert_eq!(find(&flow, "traits.x").value, text("kept"));
    }
}
