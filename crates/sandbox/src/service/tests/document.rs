//! The OpenAPI document, and what it promises about every operation.

use isekai_domain::ResourceLimits;
use uuid::Uuid;

use super::*;

const COMMITTED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sandbox-openapi.json"));

struct Operation {
    id: String,
    method: String,
    path: String,
    description: Value,
}

fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(crate::service::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, description) in item.as_object().unwrap() {
            operations.push(Operation {
                id: description["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                description: description.clone(),
            });
        }
    }
    operations
}

/// With something in the place of each parameter, and a body that is valid where it is looked at before the sandbox is.
fn call(operation: &Operation, id: &str) -> (String, Value) {
    let body = match operation.id.as_str() {
        "sandboxes_put_limits" => serde_json::to_value(ResourceLimits::default()).unwrap(),
        "security_validate_path_in" => json!({ "path": "index.html" }),
        "egress_set_egress" => json!({ "rules": [] }),
        _ => json!({}),
    };
    (operation.path.replace("{id}", id).replace("{path}", "index.html"), body)
}

/// To bring it up to date: copy the file that the failure names.
#[test]
fn the_committed_document_is_up_to_date() {
    let mut now = serde_json::to_string_pretty(&crate::service::openapi()).unwrap();
    now.push('\n');
    if now != COMMITTED {
        let path = std::env::temp_dir().join("isekai-sandbox-openapi.json");
        std::fs::write(&path, &now).unwrap();
        panic!("docs/sandbox-openapi.json is stale: cp {} docs/sandbox-openapi.json", path.display());
    }
}

#[tokio::test(start_paused = true)]
async fn the_document_is_served() {
    let world = World::running(0).await;
    let answer = ask(&world, "GET", "/v1/openapi.json", None).await;
    let served: Value = serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap();
    assert!(served == serde_json::from_str::<Value>(COMMITTED).unwrap());
}

#[test]
fn operations_have_names_and_summaries_and_errors_have_their_shape() {
    let mut ids = std::collections::BTreeSet::new();
    for Operation { id, method, path, description } in operations() {
        assert!(description["summary"].as_str().is_some_and(|text| text.ends_with('.')), "{method} {path}");
        assert!(ids.insert(id), "{method} {path}");
        for (status, response) in description["responses"].as_object().unwrap() {
            assert!(response["description"].as_str().is_some_and(|text| !text.is_empty()), "{method} {path} {status}");
            let schema = &response["content"]["application/json"]["schema"]["$ref"];
            let is_error = !status.starts_with('2');
            assert!(!is_error || schema == "#/components/schemas/ErrorBody", "{method} {path} {status}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn every_operation_on_an_unknown_sandbox_says_that_there_is_none() {
    let world = World::running(0).await;
    let mut checked = 0;
    for operation in operations().iter().filter(|operation| operation.path.contains("{id}")) {
        let (path, body) = call(operation, &Uuid::now_v7().to_string());
        // Deleting what is gone is no error.
        if operation.id == "sandboxes_delete" {
            assert_eq!(ask(&world, &operation.method, &path, Some(body)).await.status(), 204);
        } else {
            let answer = refused(&world, &operation.method, &path, Some(body)).await;
            assert_eq!((answer.0, answer.1.as_str()), (404, "NOT_FOUND"), "{} {path}", operation.method);
        }
        let (path, body) = call(operation, "..");
        let answer = refused(&world, &operation.method, &path, Some(body)).await;
        assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"), "{} {path}", operation.method);
        checked += 1;
    }
    assert!(checked >= 19, "{checked} operations");
}
