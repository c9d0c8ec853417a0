//! Answers match the OpenAPI document.

use serde_json::Value;

/// The OpenAPI document of a server.
#[derive(Debug)]
pub(crate) struct Document(pub(crate) Value);

impl Document {
    /// Fails when an answer is not one that the document describes.
    #[track_caller]
    pub(crate) fn check(&self, method: &str, path: &str, status: u16, body: &Value) {
        let path = path.split('?').next().unwrap_or_default();
        let operation = &self.0["paths"][path][method.to_lowercase()];
        assert!(operation.is_object(), "{method} {path} is not described");
        let answer = &operation["responses"][status.to_string()];
        assert!(answer.is_object(), "{method} {path}: {status} is not described: {body}");

        match answer["content"].as_object().and_then(|content| content.values().next()) {
            Some(content) => self.check_value(&content["schema"], body, &format!("{method} {path} {status}")),
            None => assert!(body.is_null(), "{method} {path} {status} has a body: {body}"),
        }
    }

    #[track_caller]
    fn check_value(&self, schema: &Value, value: &Value, at: &str) {
        if let Some(reference) = schema["$ref"].as_str() {
            let known = self.0.pointer(reference.trim_start_matches('#'));
            return self.check_value(known.unwrap_or_else(|| panic!("{reference} is nowhere")), value, at);
        }
        assert!(is_of_type(&schema["type"], value), "{at}: {value} is no {}", schema["type"]);
        if let (Some(format), Some(text)) = (schema["format"].as_str(), value.as_str()) {
            assert!(has_format(format, text), "{at}: {text} is no {format}");
        }
        for item in value.as_array().into_iter().flatten() {
            self.check_value(&schema["items"], item, &format!("{at}[]"));
        }
        let Some(object) = value.as_object().filter(|_| schema["properties"].is_object()) else { return };
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(object.contains_key(key), "{at}: there is no {key} in {value}");
        }
        for (key, value) in object {
            let property = &schema["properties"][key];
            assert!(property.is_object(), "{at}.{key} is not described");
            self.check_value(property, value, &format!("{at}.{key}"));
        }
    }
}

fn is_of_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };

    match wanted {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        // Any value.
        _ => true,
    }
}

fn has_format(format: &str, text: &str) -> bool {
    use time::{OffsetDateTime, format_description::well_known::Rfc3339};

    match format {
        "uuid" => text.parse::<uuid::Uuid>().is_ok(),
        "date-time" => OffsetDateTime::parse(text, &Rfc3339).is_ok(),
        _ => true,
    }
}
