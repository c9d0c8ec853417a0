//! Details of traits that are in the identity schema and not in Kratos's nodes: choices, bounds and lists.
//!
//! Kratos 1.3 and 26 send an `enum` and a list alike as a plain text input.

use serde_json::Value;

use super::{
    flow::Flow,
    in_order::in_order,
    node::{Attributes, Input, InputKind, InputValue, Node},
    resource::IdentitySchema,
};

/// Returns the flow with its identity schema's details of the traits. A flow of an unknown schema stays as it is.
#[must_use]
pub fn with_schema(mut flow: Flow, schemas: &[IdentitySchema]) -> Flow {
    let Some(schema) = schema_of(&flow, schemas) else {
        return flow;
    };
    let lists = lists(&flow.ui.nodes, schema);
    let is_item = |node: &Node| lists.iter().any(|list| item_of(node.name(), list).is_some());
    let items: Vec<_>;
    (items, flow.ui.nodes) = flow.ui.nodes.into_iter().partition(is_item);
    for node in &mut flow.ui.nodes {
        if let Attributes::Input(input) = &mut node.attributes
            && let Some(property) = property(schema, &input.name)
        {
            refine(input, property, &items);
        }
    }
    flow
}

/// Returns the schema that the flow's traits belong to: registration flows of Kratos 1.3 do not name it.
fn schema_of<'a>(flow: &Flow, schemas: &'a [IdentitySchema]) -> Option<&'a Value> {
    let named = flow.identity.as_ref().map(|identity| &identity.schema_id).or(flow.identity_schema.as_ref());
    let has_all_traits = |schema: &&IdentitySchema| {
        let mut traits = flow.ui.nodes.iter().filter(|node| node.name().starts_with("traits."));
        traits.all(|node| property(&schema.schema, node.name()).is_some() || has_index(node.name()))
    };
    let found = match named {
        Some(id) => schemas.iter().find(|schema| schema.id == *id),
        None => schemas.iter().find(has_all_traits),
    };
    found.map(|schema| &schema.schema)
}

/// Returns a schema's property for a trait, such as `traits.name.first`.
fn property<'a>(schema: &'a Value, name: &str) -> Option<&'a Value> {
    let path = name.strip_prefix("traits.")?;
    let traits = schema.get("properties")?.get("traits")?;
    path.split('.').try_fold(traits, |object, key| object.get("properties")?.get(key))
}

/// Returns the names of the lists of plain values.
fn lists(nodes: &[Node], schema: &Value) -> Vec<String> {
    let is_list = |name: &&str| property(schema, name).is_some_and(|property| list_of(property).is_some());
    nodes.iter().map(Node::name).filter(is_list).map(str::to_owned).collect()
}

/// Returns the index of an item of a list, such as `traits.tags.0`.
fn item_of(name: &str, list: &str) -> Option<usize> {
    name.strip_prefix(list)?.strip_prefix('.')?.parse().ok()
}

fn has_index(name: &str) -> bool {
    name.split('.').any(|key| key.parse::<usize>().is_ok())
}

/// Returns the kind of a list's items, if they are plain values.
fn list_of(property: &Value) -> Option<InputKind> {
    if type_of(property) != Some("array") {
        return None;
    }
    match type_of(property.get("items")?)? {
        "integer" | "number" => Some(InputKind::Number),
        "string" => Some(InputKind::Text),
        _ => None,
    }
}

/// Returns the type, also of a property that may be null as well.
fn type_of(property: &Value) -> Option<&str> {
    match property.get("type")? {
        Value::String(name) => Some(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        _ => None,
    }
}

fn refine(input: &mut Input, property: &Value, items: &[Node]) {
    if input.kind == InputKind::Hidden {
        return;
    }
    if let (true, Some(Value::Array(values))) = (input.options.is_empty(), property.get("enum")) {
        input.options = values.iter().cloned().filter_map(InputValue::from_json).collect();
    }
    let number = |key: &str| property.get(key).and_then(Value::as_number).cloned();
    input.minimum = number("minimum");
    input.maximum = number("maximum");
    input.is_integer = type_of(property) == Some("integer");
    if let Some(kind) = list_of(property) {
        input.list_of = Some(kind);
        input.value = list_value(&input.name, items);
    }
}

/// Puts the items of a list together, which Kratos sends one by one.
fn list_value(name: &str, items: &[Node]) -> Option<InputValue> {
    let items = items.iter().filter_map(Node::input);
    let values = items.filter_map(|item| Some((item_of(&item.name, name)?, item.value.clone()?.into_json())));
    let values: Vec<_> = in_order(values, |(index, _)| *index).into_iter().map(|(_, value)| value).collect();
    (!values.is_empty()).then_some(InputValue::Json(Value::Array(values)))
}
