//! What hostile and careless clients send. Every answer has the one shape of errors.

use axum::body::Body;
use http::Request;
use serde_json::{Value, json};

use super::support::{Answer, Gateway, User, json_request, redacted, request};

async fn generate(gateway: &Gateway, user: &User, body: Value) -> Value {
    redacted(&gateway.post("/api/apps/generate", user, body).await)
}

#[tokio::test]
async fn prompts_that_cannot_be_taken_are_refused_with_the_reason() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let long = "x".repeat(100_000);
    let bodies = [
        json!({ "prompt": "" }),
        json!({ "prompt": " \n " }),
        json!({ "prompt": long }),
        json!({ "prompt": "a\u{0}b" }),
        json!({ "prompt": "a\u{1b}[2J" }),
        json!({ "prompt": "A todo list", "context": { "framework": "cobol-on-cogs" } }),
        json!({ "prompt": "A todo list", "context": { "framework": 7 } }),
        json!({ "prompt": ["A todo list"] }),
        json!({}),
    ];
    let mut answers = Vec::new();
    for body in bodies {
        answers.push(generate(&gateway, &user, body).await);
    }
    insta::assert_json_snapshot!(answers);
    let apps = gateway.get("/api/apps", &user).await;
    assert_eq!(apps.body["items"], json!([]), "nothing was made");
}

#[tokio::test]
async fn bodies_that_are_no_json_are_refused_with_the_reason() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let post = |content_type: &str, body: Body| {
        let request = request("POST", "/api/apps/generate", Some(&user.token));
        let request = if content_type.is_empty() { request } else { request.header("content-type", content_type) };
        request.body(body).unwrap()
    };
    let requests = [
        post("application/json", Body::from("{\"prompt\": \"a\"")),
        post("application/json", Body::from("{\"prompt\": \"a\"} trailing")),
        post("application/json", Body::empty()),
        post("application/json", Body::from(vec![b'{', 0xff, b'}'])),
        post("text/plain", Body::from("{\"prompt\": \"a\"}")),
        post("", Body::from("{\"prompt\": \"a\"}")),
        post("application/json", Body::from("x".repeat(2 << 20))),
    ];
    let mut answers = Vec::new();
    for request in requests {
        answers.push(redacted(&gateway.call(request).await));
    }
    insta::assert_json_snapshot!(answers);
}

#[tokio::test]
async fn addresses_and_methods_that_do_not_exist_have_the_shape_of_errors() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let call = async |method: &str, path: &str| -> Answer {
        gateway.call(request(method, path, Some(&user.token)).body(Body::empty()).unwrap()).await
    };
    let wrong_method = call("PUT", "/api/apps").await;
    assert_eq!(wrong_method.headers["allow"], "GET,HEAD");
    let answers = [
        redacted(&call("GET", "/api/nothing").await),
        redacted(&wrong_method),
        redacted(&call("GET", "/api/apps/not-an-id").await),
        redacted(&call("GET", "/api/apps/01900000-0000-7000-8000-000000000000").await),
        redacted(&call("POST", "/nothing").await),
        redacted(&call("GET", "/api/apps?limit=0").await),
        redacted(&call("GET", "/api/apps?limit=many").await),
        redacted(&call("GET", "/api/apps?after=x").await),
        redacted(&call("GET", &format!("/api/apps/{app}/diff?from=1")).await),
    ];
    insta::assert_json_snapshot!(answers);
}

#[tokio::test]
async fn unknown_hosts_get_nothing() {
    let gateway = Gateway::start().await;
    let from = async |host: &str| {
        gateway.call(Request::get("/api/config").header("host", host).body(Body::empty()).unwrap()).await
    };
    for host in ["localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST"] {
        assert_eq!(from(host).await.status, 200, "{host}");
    }
    let evil = from("evil.example").await;
    insta::assert_json_snapshot!(redacted(&evil));
    for host in ["localhost.evil.example", "127.0.0.1.nip.io", "localhost@evil.example", ""] {
        assert_eq!(from(host).await.status, 421, "{host:?}");
    }
}

#[tokio::test]
async fn names_and_headers_are_checked() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let path = format!("/api/apps/{app}");
    let patch = |version: Option<&str>, name: Value| {
        let mut builder = request("PATCH", &path, Some(&user.token)).header("content-type", "application/json");
        if let Some(version) = version {
            builder = builder.header("if-match", version);
        }
        builder.body(Body::from(json!({ "name": name }).to_string())).unwrap()
    };
    let answers = [
        redacted(&gateway.call(patch(None, json!("New"))).await),
        redacted(&gateway.call(patch(Some("*"), json!("New"))).await),
        redacted(&gateway.call(patch(Some("\"1\""), json!("a\nb"))).await),
        redacted(&gateway.call(patch(Some("\"99\""), json!("New"))).await),
    ];
    insta::assert_json_snapshot!(answers);
    let with_key = |key: &str| {
        let mut request = json_request("POST", "/api/apps/generate", Some(&user.token), &json!({ "prompt": "a list" }));
        request.headers_mut().insert("idempotency-key", key.parse().unwrap());
        request
    };
    let first = gateway.call(with_key("key-1")).await;
    let second = gateway.call(with_key("key-1")).await;
    assert_eq!((first.status, second.status), (201, 201));
    assert_eq!(first.body["id"], second.body["id"]);
    assert_eq!(gateway.call(with_key("two words")).await.status, 400);
}
