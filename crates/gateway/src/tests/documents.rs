//! The OpenAPI document, and what it promises about every operation.

use axum::body::Body;
use http::Request;
use serde_json::Value;

use super::support::{Gateway, request};
use crate::api;

const COMMITTED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json"));

struct Operation {
    method: String,
    path: String,
    public: bool,
}

fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let public = operation["security"] == serde_json::json!([{}]);
            operations.push(Operation { method: method.to_uppercase(), path: path.clone(), public });
        }
    }
    operations
}

/// With something in the place of each parameter, and with all that an operation may ask for.
fn call(operation: &Operation, token: Option<&str>) -> Request<Body> {
    let path = operation
        .path
        .replace("{id}", "01900000-0000-7000-8000-000000000000")
        .replace("{path}", "index.html")
        .replace("{n}", "1");
    let query = if path.ends_with("/diff") { "?from=1&to=1" } else { "" };
    request(&operation.method, &format!("{path}{query}"), token)
        .header("content-type", "application/json")
        .header("if-match", "\"1\"")
        .body(Body::from("{}"))
        .unwrap()
}

#[tokio::test]
async fn every_operation_that_is_not_public_refuses_callers_who_are_not_signed_in() {
    let gateway = Gateway::start().await;
    let mut checked = 0;
    for operation in operations().iter().filter(|operation| !operation.public) {
        let answer = gateway.call(call(operation, None)).await;
        assert_eq!(answer.status, 401, "{} {}: {}", operation.method, operation.path, answer.body);
        checked += 1;
    }
    assert!(checked >= 25, "{checked} operations");
    let public: Vec<String> =
        operations().iter().filter(|o| o.public).map(|o| format!("{} {}", o.method, o.path)).collect();
    insta::assert_snapshot!(public.join("\n"), @r"
    GET /.well-known/jwks.json
    POST /api/auth/login
    POST /api/auth/refresh
    POST /api/auth/register
    GET /api/config
    GET /api/docs
    GET /api/docs/errors/{code}
    GET /api/openapi.json
    GET /health/live
    GET /health/ready
    ");
}

#[tokio::test]
async fn every_administrative_operation_refuses_plain_users() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let mut checked = 0;
    for operation in operations().iter().filter(|operation| operation.path.starts_with("/api/admin/")) {
        let mut request = call(operation, Some(&user.token));
        // Whole bodies, so that nothing but the role is wrong.
        let body = if operation.path.ends_with("/quota") {
            r#"{"maxApps":1,"maxConcurrentApps":1,"maxMemoryPerApp":512,"maxCpuPerApp":1000,"maxStoragePerApp":1024,"maxExecutionTime":300}"#
        } else {
            r#"{"username":"bob","email":"bob@example.org","password":"a long enough secret"}"#
        };
        *request.body_mut() = Body::from(body);
        let answer = gateway.call(request).await;
        assert_eq!(answer.status, 403, "{} {}: {}", operation.method, operation.path, answer.body);
        assert_eq!(answer.body["error"], "AUTHORIZATION_ERROR");
        checked += 1;
    }
    assert!(checked >= 4, "{checked} operations");
}

/// To bring it up to date: copy the file that the failure names.
#[test]
fn the_committed_document_is_up_to_date() {
    let mut now = serde_json::to_string_pretty(&api::openapi()).unwrap();
    now.push('\n');
    if now != COMMITTED {
        let path = std::env::temp_dir().join("isekai-openapi.json");
        std::fs::write(&path, &now).unwrap();
        panic!("docs/openapi.json is stale: cp {} docs/openapi.json", path.display());
    }
}

#[test]
fn operations_have_names_and_summaries_and_errors_have_their_shape() {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(operation["summary"].as_str().is_some_and(|text| text.ends_with('.')), "{method} {path}");
            assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{method} {path}");
            for (status, response) in operation["responses"].as_object().unwrap() {
                assert!(
                    response["description"].as_str().is_some_and(|text| !text.is_empty()),
                    "{method} {path} {status}"
                );
                let is_error = status.starts_with('4');
                let schema = &response["content"]["application/json"]["schema"]["$ref"];
                assert!(
                    !is_error || schema.as_str() == Some("#/components/schemas/ErrorBody"),
                    "{method} {path} {status}"
                );
            }
        }
    }
}

#[tokio::test]
async fn the_documentation_is_served() {
    let gateway = Gateway::start().await;
    let get = async |path: &str| gateway.call(request("GET", path, None).body(Body::empty()).unwrap()).await;
    let document = get("/api/openapi.json").await;
    assert!(document.body == serde_json::from_str::<Value>(COMMITTED).unwrap());
    let page = get("/api/docs/errors/NOT_FOUND").await;
    assert!(page.body.as_str().unwrap().contains("# NOT_FOUND"));
    assert!(page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    assert_eq!(get("/api/docs/errors/NO_SUCH").await.status, 404);
    assert!(get("/api/docs").await.body.as_str().unwrap().contains("/api/apps/generate"));
    let config = get("/api/config").await;
    assert_eq!(config.body["frameworks"], serde_json::json!(["react", "static", "fullstack", "python"]));
    assert_eq!(config.body["registration"], false);
}
