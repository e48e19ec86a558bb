//! Calls of every operation, made from the OpenAPI document.

use std::fmt;

use axum::body::Body;
use http::Request;
use isekai_domain::{AppId, RoleId, UserId};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::api;
use crate::tests::support::request;

pub struct Operation {
    pub method: String,
    pub path: String,
    pub public: bool,
    pub needs: Option<Needs>,
    query: String,
    body: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Needs {
    Permit { resource: String, action: String },
    Word(Word),
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    SignedIn,
    Public,
}

/// What stands in the place of ids.
pub struct Things {
    pub app: AppId,
    pub user: UserId,
    pub role: RoleId,
}

pub fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push(Operation::read(&document, method, path, operation));
        }
    }
    operations
}

impl Operation {
    fn read(document: &Value, method: &str, path: &str, operation: &Value) -> Self {
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let query: Vec<String> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "query" && parameter["required"] == true)
            .map(|parameter| {
                format!("{}={}", parameter["name"].as_str().unwrap(), sample(document, &parameter["schema"]))
            })
            .collect();
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        Self {
            method: method.to_uppercase(),
            path: path.to_owned(),
            public: operation["security"] == json!([{}]),
            needs: serde_json::from_value(operation["x-permission"].clone()).ok(),
            query: query.join("&"),
            body: (!schema.is_null()).then(|| sample(document, schema)),
        }
    }

    /// With something in the place of each parameter, and a body of the right shape, so that nothing but the caller is wrong.
    pub fn call(&self, things: &Things, token: Option<&str>) -> Request<Body> {
        let id = match self.path.split('/').nth(2) {
            Some("apps") => things.app.to_string(),
            _ if self.path.starts_with("/api/admin/roles") => things.role.to_string(),
            _ => things.user.to_string(),
        };
        let path = self
            .path
            .replace("{id}", &id)
            .replace("{role}", &things.role.to_string())
            .replace("{path}", "index.html")
            .replace("{n}", "1");
        let body = self.body.as_ref().map_or_else(Body::empty, |body| Body::from(body.to_string()));
        request(&self.method, &format!("{path}?{}", self.query), token)
            .header("content-type", "application/json")
            .header("if-match", "\"1\"")
            .body(body)
            .unwrap()
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// A small value of the schema: what is required, and lists without entries.
fn sample(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return sample(document, document.pointer(reference.trim_start_matches('#')).unwrap());
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(of) = schema[choice].as_array() {
            return sample(document, of.iter().find(|schema| schema["type"] != "null").unwrap());
        }
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    let kinds = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
    match kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null") {
        Some("object") => object(document, schema),
        Some("array") => json!([]),
        Some("integer" | "number") => schema.get("minimum").filter(|m| **m != json!(0)).cloned().unwrap_or(json!(1)),
        Some("boolean") => json!(false),
        Some("string") => match schema["format"].as_str() {
            Some("uuid") => json!("01900000-0000-7000-8000-000000000000"),
            Some("date-time") => json!("2030-01-01T00:00:00Z"),
            Some("email") => json!("someone@example.org"),
            _ => json!("a long enough text"),
        },
        _ => Value::Null,
    }
}

fn object(document: &Value, schema: &Value) -> Value {
    let mut fields = Map::new();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        let is_list =
            schema["type"] == "array" || schema["type"].as_array().is_some_and(|t| t.contains(&json!("array")));
        if is_list || required.contains(&json!(name)) {
            fields.insert(name.clone(), sample(document, schema));
        }
    }
    Value::Object(fields)
}
