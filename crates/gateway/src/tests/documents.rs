//! The OpenAPI document, and what it promises about every operation.

use axum::body::Body;
use serde_json::Value;

use super::support::{Gateway, request};
use crate::api;

const COMMITTED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json"));

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
