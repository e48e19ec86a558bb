//! Files and versions through the API.

use axum::body::Body;
use http::Request;
use serde_json::json;

use super::support::{Gateway, User, redacted, request};

fn put(user: &User, path: &str, version: &str, text: &str) -> Request<Body> {
    request("PUT", path, Some(&user.token))
        .header("if-match", version)
        .header("content-type", "text/plain; charset=utf-8")
        .body(Body::from(text.to_owned()))
        .unwrap()
}

#[tokio::test]
async fn files_are_read_saved_and_deleted_and_each_change_is_a_version() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let base = format!("/api/apps/{}", gateway.app_with_code(&user).await);
    let list = gateway.get(&format!("{base}/files"), &user).await;
    assert_eq!(list.body["files"][1], json!({ "path": "src/App.tsx", "sizeBytes": 11 }));
    let path = format!("{base}/files/src/App.tsx");
    let file = gateway.get(&path, &user).await;
    assert_eq!((file.headers["etag"].to_str().unwrap(), file.body.as_str()), ("\"1\"", Some("export {};\n")));
    assert_eq!(file.headers["content-type"], "text/plain; charset=utf-8");

    let saved = gateway.call(put(&user, &path, "\"1\"", "export const a = 1;\n")).await;
    assert_eq!((saved.status, &saved.body["version"]), (200, &json!(2)), "{}", saved.body);
    let stale = gateway.call(put(&user, &path, "\"1\"", "export const b = 1;\n")).await;
    insta::assert_json_snapshot!(redacted(&stale));
    assert_eq!(gateway.get(&format!("{path}?version=1"), &user).await.body, "export {};\n");
    let delete = request("DELETE", &format!("{base}/files/index.html"), Some(&user.token)).header("if-match", "\"2\"");
    assert_eq!(gateway.call(delete.body(Body::empty()).unwrap()).await.body["version"], 3);

    let versions = gateway.get(&format!("{base}/versions"), &user).await;
    let origins: Vec<_> = versions.body["items"].as_array().unwrap().iter().map(|v| v["origin"].clone()).collect();
    assert_eq!(origins, ["edit", "edit", "generate"]);
    let diff = gateway.get(&format!("{base}/diff?from=1&to=3"), &user).await;
    assert_eq!(diff.body["files"][0]["change"], "removed");
    assert!(diff.body["files"][1]["unified"].as_str().unwrap().contains("+export const a = 1;"));
    let first = gateway.get(&format!("{base}/versions/1"), &user).await;
    assert_eq!(first.body["files"]["index.html"], "<h1>hi</h1>");
    assert_eq!(gateway.get(&format!("{base}/versions/9"), &user).await.status, 404);
    let back = gateway.post(&format!("{base}/rollback"), &user, json!({ "version": 1 })).await;
    assert!(back.body["workflowId"].is_string(), "{}", back.body);
}

#[tokio::test]
async fn no_spelling_of_a_path_leaves_the_project() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let base = format!("/api/apps/{}/files", gateway.app_with_code(&user).await);
    let paths = [
        "..",
        "../x",
        "src/../../x",
        "%2e%2e/x",
        "%2e%2e%2fx",
        "..%2fx",
        "..%5cx",
        "%252e%252e%252fx",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "src//x",
        "a%00b",
        "a%0ab",
        "C:%5cx",
        "src/%2e/x",
        "%ff%fe",
        "a%7cb",
        "%24%7bHOME%7d",
        "...",
    ];
    for path in paths {
        for method in ["GET", "PUT", "DELETE"] {
            let request = request(method, &format!("{base}/{path}"), Some(&user.token))
                .header("if-match", "\"1\"")
                .header("content-type", "text/plain")
                .body(Body::from("x"))
                .unwrap();
            let answer = gateway.call(request).await;
            let reason = &answer.body["details"]["reason"];
            assert_eq!((answer.status, reason), (403, &json!("PATH_TRAVERSAL")), "{method} {path}: {}", answer.body);
        }
    }
    insta::assert_json_snapshot!(redacted(&gateway.get(&format!("{base}/..%2f..%2fetc%2fpasswd"), &user).await));
    assert_eq!(gateway.get(&format!("{base}/src%2FApp.tsx"), &user).await.status, 200, "an honest path may be encoded");
}

#[tokio::test]
async fn saving_needs_text_of_a_bearable_size() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let path = format!("/api/apps/{}/files/big.txt", gateway.app_with_code(&user).await);
    let too_large = gateway.call(put(&user, &path, "\"1\"", &"x".repeat((1 << 20) + 1))).await;
    assert_eq!((too_large.status, &too_large.body["details"]["limitBytes"]), (413, &json!(1 << 20)));
    let binary = request("PUT", &path, Some(&user.token)).header("if-match", "1").header("content-type", "text/plain");
    assert_eq!(gateway.call(binary.body(Body::from(vec![0xff, 0xfe])).unwrap()).await.status, 400);
    let json =
        request("PUT", &path, Some(&user.token)).header("if-match", "1").header("content-type", "application/json");
    assert_eq!(gateway.call(json.body(Body::from("{}")).unwrap()).await.status, 415);
}

#[tokio::test]
async fn the_project_can_be_downloaded() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app_with_code(&user).await;
    let export = || request("GET", &format!("/api/apps/{app}/export"), Some(&user.token)).body(Body::empty()).unwrap();
    let response = gateway.send(export()).await;
    assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"todo.zip\"");
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|index| zip.by_index(index).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(names, ["todo/index.html", "todo/src/App.tsx"]);
}
