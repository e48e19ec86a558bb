use axum::body::Body;
use http::Request;
use http_body_util::BodyExt as _;
use isekai_channel::agent_api::{FileBody, FileContent, WriteFiles};
use isekai_domain::{ErrorBody, ErrorCode};
use isekai_platform::http::mtls_client;
use serde_json::{Value, json};

use crate::support::{Service, request};

async fn ask(service: &Service, path: &str, body: Option<Value>) -> (u16, ErrorBody) {
    let http = mtls_client(&service.tls("serve"), "sandboxd").unwrap();
    let request = match &body {
        Some(body) => Request::post(format!("{}{path}", service.url)).body(Body::from(body.to_string())),
        None => Request::get(format!("{}{path}", service.url)).body(Body::empty()),
    };
    let answer = http.request(request.unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    let text = answer.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&text).unwrap())
}

#[tokio::test]
async fn what_would_weaken_a_sandbox_is_refused() {
    let service = Service::start(0).await;
    let base = serde_json::to_value(request()).unwrap();
    for (change, reason) in [
        (json!({ "networkMode": "bridge" }), "NETWORK_MODE"),
        (json!({ "networkMode": "host" }), "NETWORK_MODE"),
        (json!({ "binds": ["/:/host"] }), "BINDS"),
        (json!({ "securityOptions": { "readOnlyRootfs": false } }), "WRITABLE_ROOT"),
        (json!({ "securityOptions": { "capabilities": { "add": ["SYS_ADMIN"], "drop": [] } } }), "CAPABILITIES"),
        (json!({ "image": "debian:12" }), "IMAGE"),
    ] {
        let mut body = base.clone();
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let (status, error) = ask(&service, "/v1/sandboxes", Some(body)).await;
        assert_eq!((status, error.error), (403, ErrorCode::Security), "{reason}");
        assert_eq!(error.details.unwrap()["reason"], reason);
    }
    assert!(service.containers().await.is_empty());
}

#[tokio::test]
async fn paths_that_leave_the_workspace_are_refused_before_the_pipe() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    for path in ["..%2Fetc%2Fpasswd", "a/..%2F..%2Fx", "%2Fetc%2Fpasswd", "a%00b", "$%7BHOME%7D", "%60id%60"] {
        let (status, error) = ask(&service, &format!("/v1/sandboxes/{id}/agent/v1/files/{path}"), None).await;
        assert_eq!((status, error.error), (403, ErrorCode::Security), "{path}");
        assert_eq!(error.details.unwrap()["reason"], "PATH_TRAVERSAL");
    }
    let file = FileContent { path: "../x".to_owned(), body: FileBody::Text(String::new()) };
    let refused = service.client.write_files(id, &WriteFiles { files: vec![file], delete: Vec::new() }).await;
    assert_eq!(refused.unwrap_err().code(), ErrorCode::Security);
}

#[tokio::test]
async fn errors_have_the_public_shape_and_strangers_get_none() {
    let service = Service::start(0).await;
    let (status, error) = ask(&service, "/v1/sandboxes/01890000-0000-7000-8000-000000000001", None).await;
    assert_eq!((status, error.error), (404, ErrorCode::NotFound));
    let (status, error) = ask(&service, "/v1/nothing", None).await;
    assert_eq!((status, error.error), (404, ErrorCode::NotFound));
    let (status, error) = ask(&service, "/v1/sandboxes", Some(json!({ "appId": "x" }))).await;
    assert_eq!((status, error.error), (400, ErrorCode::Validation));

    let id = service.create().await.id;
    let http = mtls_client(&service.tls("worker"), "sandboxd").unwrap();
    let huge = Request::put(format!("{}/v1/sandboxes/{id}/agent/v1/files", service.url))
        .header("content-length", "1000000000");
    let answer = http
        .request(huge.body(Body::from_stream(futures::stream::pending::<std::io::Result<bytes::Bytes>>())).unwrap());
    assert_eq!(answer.await.unwrap().status(), 413);

    let request = || Request::get(format!("{}/v1/pool", service.url)).body(Body::empty()).unwrap();
    let planner = mtls_client(&service.tls("planner"), "sandboxd").unwrap();
    assert!(planner.request(request()).await.is_err(), "the planner has no business here");
    let serve = mtls_client(&service.tls("serve"), "sandboxd").unwrap();
    assert!(serve.request(request()).await.unwrap().status().is_success());
}
