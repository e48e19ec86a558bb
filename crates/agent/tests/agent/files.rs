use std::os::unix::fs::symlink;

use http::{Request, StatusCode};
use http_body_util::Full;
use isekai_channel::agent_api::{FileList, WriteFilesResult};
use serde_json::{Value, json};

use crate::host::{Client, Host, whole};

async fn paths(client: &Client) -> Vec<String> {
    let list: FileList = client.ok("GET", "/v1/files", Value::Null).await;
    list.files.into_iter().map(|file| format!("{} {}", file.path, file.size_bytes)).collect()
}

#[tokio::test]
async fn files_go_in_and_come_out() {
    let (host, client) = Host::attached().await;
    let body = json!({"files": [
        {"path": "index.html", "content": "<h1>hi</h1>"},
        {"path": "src/a b/Über.tsx", "content": "é"},
        {"path": "public/dot.bin", "contentBase64": "AP8="},
    ]});
    let written: WriteFilesResult = client.ok("PUT", "/v1/files", body).await;
    assert_eq!((written.written, written.deleted), (3, 0));
    host.put(".isekai/dist/index.html", "built");
    assert_eq!(paths(&client).await, ["index.html 11", "public/dot.bin 2", "src/a b/Über.tsx 2"]);
    let (status, bytes) = client.control("GET", "/v1/files/src/a%20b/%C3%9Cber.tsx", Value::Null).await;
    assert_eq!((status, &bytes[..]), (StatusCode::OK, "é".as_bytes()));
    assert_eq!(client.control("GET", "/v1/files/public/dot.bin", Value::Null).await.1, [0, 255][..]);

    let body = json!({"files": [{"path": "src", "content": "now a file"}], "delete": ["src/a b/Über.tsx", "gone"]});
    let written: WriteFilesResult = client.ok("PUT", "/v1/files", body).await;
    assert_eq!((written.written, written.deleted), (1, 1));
    assert_eq!(paths(&client).await, ["index.html 11", "public/dot.bin 2", "src 10"]);
    assert_eq!(client.refused("GET", "/v1/files/nothing", Value::Null).await, "404 NOT_FOUND");
    assert_eq!(client.refused("GET", "/v1/files/public", Value::Null).await, "409 CONFLICT");
}

#[tokio::test]
async fn one_bad_path_and_nothing_is_written() {
    let (host, client) = Host::attached().await;
    host.put("keep", "1");
    for bad in
        ["../x", "/etc/x", "a/../../x", "a\u{0}b", "${HOME}", "`id`", "", ".isekai/dist/index.html", "a:b", "%2e%2e/x"]
    {
        // The agent's own folder is no way out, but none of the project either.
        let expected = if bad.starts_with(".isekai") { "400 VALIDATION_ERROR" } else { "403 SECURITY_ERROR" };
        let write = json!({"files": [{"path": "ok", "content": ""}, {"path": bad, "content": ""}], "delete": ["keep"]});
        assert_eq!(client.refused("PUT", "/v1/files", write).await, expected, "{bad:?}");
        let delete = json!({"files": [{"path": "ok", "content": ""}], "delete": ["keep", bad]});
        assert_eq!(client.refused("PUT", "/v1/files", delete).await, expected, "{bad:?}");
    }
    let not_base64 = json!({"files": [{"path": "ok", "content": ""}, {"path": "b", "contentBase64": "?"}]});
    assert_eq!(client.refused("PUT", "/v1/files", not_base64).await, "400 VALIDATION_ERROR");
    assert_eq!(paths(&client).await, ["keep 1"]);
    for bad in ["..%2f..%2fetc%2fpasswd", "%2e%2e/x", "/etc/passwd", "a%00"] {
        let (status, body) = client.control("GET", &format!("/v1/files/{bad}"), Value::Null).await;
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), &body["details"]["reason"]), (403, &json!("PATH_TRAVERSAL")), "{bad}");
    }
    assert_eq!(client.refused("GET", "/v1/files/%ff", Value::Null).await, "400 VALIDATION_ERROR");
}

#[tokio::test]
async fn symbolic_links_lead_nowhere() {
    let (host, client) = Host::attached().await;
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret"), "s").unwrap();
    symlink(outside.path(), host.workspace.path().join("out")).unwrap();
    symlink(outside.path().join("secret"), host.workspace.path().join("link")).unwrap();
    for path in ["out/secret", "link"] {
        assert_eq!(client.refused("GET", &format!("/v1/files/{path}"), Value::Null).await, "403 SECURITY_ERROR");
    }
    let through = json!({"files": [{"path": "out/new", "content": "x"}]});
    assert_eq!(client.refused("PUT", "/v1/files", through).await, "403 SECURITY_ERROR");
    assert_eq!(
        client.refused("PUT", "/v1/files", json!({"files": [], "delete": ["out/secret"]})).await,
        "403 SECURITY_ERROR"
    );
    assert_eq!(paths(&client).await, Vec::<String>::new());
    // Writing over a link replaces the link, not what it points to.
    client.ok::<Value>("PUT", "/v1/files", json!({"files": [{"path": "link", "content": "mine"}]})).await;
    assert_eq!(std::fs::read_to_string(outside.path().join("secret")).unwrap(), "s");
    assert_eq!(paths(&client).await, ["link 4"]);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
}

async fn send(client: &Client, method: &str, path: &str, body: impl Into<bytes::Bytes>) -> u16 {
    let request = Request::builder().method(method).uri(format!("http://agent/v1/files/{path}"));
    let answer = client.send(request.body(Full::new(body.into())).unwrap()).await;
    whole(answer).await.0.as_u16()
}

#[tokio::test]
async fn single_files_are_bytes() {
    let (host, client) = Host::attached().await;
    assert_eq!(send(&client, "PUT", "a/b%20c/%C3%9C", vec![0_u8, 255, 10]).await, 204);
    assert_eq!(std::fs::read(host.workspace.path().join("a/b c/Ü")).unwrap(), [0, 255, 10]);
    assert_eq!(send(&client, "PUT", "a", "x").await, 409);
    assert_eq!(send(&client, "DELETE", "a", "").await, 409);
    assert_eq!(send(&client, "DELETE", "a/b%20c/%C3%9C", "").await, 204);
    assert_eq!(send(&client, "DELETE", "a/b%20c/%C3%9C", "").await, 204);
    assert!(!host.workspace.path().join("a").exists(), "folders that are left empty go, too");
    for bad in ["..%2fx", "%2e%2e/x", "/etc/x", "a%00", "%E2%80%A4%E2%80%A4/x"] {
        for method in ["PUT", "DELETE"] {
            assert_eq!(send(&client, method, bad, "").await, 403, "{method} {bad}");
        }
    }
    for (method, path, status) in [("PUT", "%ff", 400), ("PUT", ".isekai/dist/x", 400), ("POST", "a", 405)] {
        assert_eq!(send(&client, method, path, "").await, status, "{method} {path}");
    }
    assert_eq!(send(&client, "PUT", "big", vec![0_u8; (32 << 20) + 1]).await, 413);
    assert_eq!(send(&client, "PUT", "most", vec![0_u8; 32 << 20]).await, 204);
    assert_eq!(paths(&client).await, ["most 33554432"]);
}

#[tokio::test]
async fn single_files_are_not_written_through_links() {
    let (host, client) = Host::attached().await;
    let outside = tempfile::tempdir().unwrap();
    symlink(outside.path(), host.workspace.path().join("out")).unwrap();
    symlink(outside.path().join("new"), host.workspace.path().join("link")).unwrap();
    assert_eq!(send(&client, "PUT", "out/new", "x").await, 403);
    assert_eq!(send(&client, "DELETE", "out/new", "").await, 403);
    assert_eq!(send(&client, "PUT", "link", "x").await, 204);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    let verdict = async |path: &str, allow_write: bool| -> Value {
        let asked = json!({"path": path, "allowWrite": allow_write});
        client.ok::<Value>("POST", "/v1/validate-path", asked).await["reason"].clone()
    };
    symlink(outside.path(), host.workspace.path().join("link2")).unwrap();
    assert_eq!(verdict("out/new", true).await, json!("SYMBOLIC_LINK"));
    assert_eq!(verdict("link2", false).await, json!("SYMBOLIC_LINK"));
    assert_eq!(verdict("link2", true).await, Value::Null);
    assert_eq!(verdict("link/x", true).await, json!("NOT_A_FOLDER"));
    assert_eq!(verdict("no/such/file", false).await, Value::Null);
    assert_eq!(verdict("../x", false).await, json!("TRAVERSAL"));
    assert_eq!(client.refused("POST", "/v1/validate-path", json!({})).await, "400 VALIDATION_ERROR");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let (_host, client) = Host::attached().await;
    let body = json!({"files": [{"path": "big", "content": "x".repeat(33 << 20)}]});
    assert_eq!(client.refused("PUT", "/v1/files", body).await, "413 PAYLOAD_TOO_LARGE");
    assert_eq!(client.refused("POST", "/v1/build", json!({"target": "cobol"})).await, "400 VALIDATION_ERROR");
    assert_eq!(client.refused("GET", "/v1/nothing", Value::Null).await, "404 NOT_FOUND");
    assert_eq!(client.refused("DELETE", "/v1/files", Value::Null).await, "405 METHOD_NOT_ALLOWED");
}

/// What it uses is told whatever an app fills its workspace with.
#[tokio::test]
async fn a_workspace_that_cannot_be_listed_is_measured_all_the_same() {
    let (host, client) = Host::attached().await;
    let folder = host.workspace.path().join("x".repeat(200));
    std::fs::create_dir(&folder).unwrap();
    for number in 0..20_001 {
        std::fs::File::create(folder.join(format!("{number}"))).unwrap();
    }
    assert_eq!(client.refused("GET", "/v1/files", Value::Null).await, "413 PAYLOAD_TOO_LARGE");
    let used: isekai_channel::agent_api::AgentUsage = client.ok("GET", "/v1/usage", Value::Null).await;
    assert!(used.storage_bytes > 0);
}
