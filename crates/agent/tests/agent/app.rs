use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::ext::Protocol;
use hyper_util::rt::TokioIo;
use isekai_channel::agent_api::{AgentHealth, AppState, LogLine, VerifyResult};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::host::{Client, Host, patiently, whole};

pub async fn state(client: &Client) -> AppState {
    client.ok::<AgentHealth>("GET", "/v1/health", Value::Null).await.app
}

/// A server in this process that stands for the app's: echoes WebSocket bytes, and requests as text.
pub async fn server() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    port
}

async fn serve(stream: TcpStream) {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await.unwrap_or(0) == 0 {
            return;
        }
    }
    if head.contains("upgrade: websocket") && head.starts_with("GET /socket") {
        let accepted = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
                        Sec-WebSocket-Accept: x\r\nSec-WebSocket-Protocol: chat\r\n\r\n";
        stream.write_all(accepted.as_bytes()).await.unwrap();
        let (mut reader, mut writer) = tokio::io::split(stream);
        let _ = tokio::io::copy(&mut reader, &mut writer).await;
        return;
    }
    let status = if head.contains("upgrade: websocket") { "403 Forbidden" } else { "201 Created" };
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\n\r\n{head}",
        head.len()
    );
    let _ = stream.write_all(answer.as_bytes()).await;
}

pub async fn start_command(client: &Client, port: u16, script: &str) {
    let start = json!({"mode": "command", "command": ["sh", "-c", script], "port": port});
    client.ok::<Value>("POST", "/v1/start", start).await;
}

#[tokio::test]
async fn built_files_are_served_with_the_routers_fallback() {
    let (host, client) = Host::attached().await;
    assert_eq!(client.page("/").await.0, StatusCode::SERVICE_UNAVAILABLE);
    let start = json!({"mode": "static", "root": "dist"});
    assert_eq!(client.refused("POST", "/v1/start", start.clone()).await, "404 NOT_FOUND");
    host.put(".isekai/dist/index.html", "<title>T</title><h1>built</h1>");
    host.put(".isekai/dist/a.css", "b{}");
    host.put("index.html", "source");
    client.ok::<Value>("POST", "/v1/start", start).await;
    assert_eq!(state(&client).await, AppState::Serving);
    for path in ["/", "/any/page"] {
        assert_eq!(client.page(path).await, (StatusCode::OK, Bytes::from("<title>T</title><h1>built</h1>")));
    }
    let request = Request::get("http://app/a.css").body(Full::default()).unwrap();
    let response = client.send(request).await;
    assert_eq!(response.headers()["content-type"], "text/css; charset=utf-8");
    assert_eq!(whole(response).await.1, "b{}");
    let verdict: VerifyResult = client.ok("POST", "/v1/verify", json!({"path": "/"})).await;
    assert!(verdict.ok && verdict.rendered);
    assert_eq!((verdict.status, verdict.title.as_str(), verdict.text.as_str()), (200, "T", "built"));
    client.ok::<Value>("POST", "/v1/stop", Value::Null).await;
    assert_eq!(state(&client).await, AppState::Stopped);
    assert_eq!(client.refused("POST", "/v1/verify", json!({"path": "/"})).await, "409 CONFLICT");
}

#[tokio::test]
async fn an_app_with_a_port_gets_requests_without_connection_headers() {
    let (_host, client) = Host::attached().await;
    start_command(&client, server().await, "echo hello; sleep 600").await;
    let request = Request::get("http://app/a%20b?c=d").header("x-isekai-host", "app.example.org").body(Full::default());
    let response = client.send(request.unwrap()).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    assert!(!response.headers().contains_key("x-hop") && !response.headers().contains_key("connection"));
    let head = String::from_utf8(whole(response).await.1.to_vec()).unwrap();
    assert!(head.starts_with("GET /a%20b?c=d HTTP/1.1\r\n"), "{head}");
    assert!(head.contains("host: app.example.org\r\n"), "{head}");
    let verdict: VerifyResult = client.ok("POST", "/v1/verify", json!({"path": "/"})).await;
    assert_eq!((verdict.status, verdict.ok), (201, true));
}

#[tokio::test]
async fn a_websocket_goes_through() {
    let (_host, client) = Host::attached().await;
    start_command(&client, server().await, "sleep 600").await;
    let connect = |path: &str| {
        let mut request = Request::connect(format!("http://app{path}")).body(Full::default()).unwrap();
        request.extensions_mut().insert(Protocol::from_static("websocket"));
        request
    };
    let response = client.send(connect("/socket")).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["sec-websocket-protocol"], "chat");
    let mut socket = TokioIo::new(hyper::upgrade::on(response).await.unwrap());
    let mut echoed = vec![0; 100_000];
    for round in 0..5_u8 {
        let message = vec![round; 100_000];
        let (mut reader, mut writer) = tokio::io::split(&mut socket);
        let (sent, received) =
            patiently(async { tokio::join!(writer.write_all(&message), reader.read_exact(&mut echoed)) }).await;
        sent.unwrap();
        received.unwrap();
        assert_eq!(echoed, message);
    }
    socket.shutdown().await.unwrap();
    assert_eq!(patiently(socket.read(&mut echoed)).await.unwrap(), 0);
    assert_eq!(client.send(connect("/refused")).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_app_that_dies_is_failed_and_says_why() {
    let (_host, client) = Host::attached().await;
    let start = json!({"mode": "command", "command": ["sh", "-c", "echo no config >&2; exit 4"], "port": 9});
    assert_eq!(client.refused("POST", "/v1/start", start).await, "400 VALIDATION_ERROR");
    let unused = { TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port() };
    let start = json!({"mode": "command", "command": ["sh", "-c", "echo no config >&2; exit 4"], "port": unused});
    let (status, body) = client.control("POST", "/v1/start", start).await;
    let refusal: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, &refusal["error"]), (StatusCode::CONFLICT, &json!("CONFLICT")));
    assert_eq!(refusal["details"]["reason"], "APP_NOT_STARTED");
    assert_eq!(refusal["message"], "the app ended before its port answered (exit code 4): no config");
    assert_eq!(state(&client).await, AppState::Failed);
    // Followed from the beginning, so that the lines are found whenever they come.
    let request = Request::get("http://agent/v1/logs?after=0&follow=1").body(Full::default()).unwrap();
    let mut body = client.send(request).await.into_body();
    let mut seen = String::new();
    while !(seen.contains("no config") && seen.contains("the app ended: exit code 4")) {
        let frame = patiently(body.frame()).await.unwrap().unwrap();
        seen.push_str(&String::from_utf8_lossy(&frame.into_data().unwrap()));
    }
}

#[tokio::test]
async fn logs_come_from_where_the_reader_left_off() {
    let (_host, client) = Host::attached().await;
    start_command(&client, server().await, "for n in 1 2 3; do echo line $n; done; read -r _ < /dev/zero").await;
    let request = Request::get("http://agent/v1/logs?follow=1").body(Full::default()).unwrap();
    let mut body = client.send(request).await.into_body();
    let mut seen = String::new();
    while !seen.contains("line 3") {
        let frame = patiently(body.frame()).await.unwrap().unwrap();
        seen.push_str(&String::from_utf8_lossy(&frame.into_data().unwrap()));
    }
    let (_, bytes) = client.control("GET", "/v1/logs?after=2", Value::Null).await;
    let lines: Vec<LogLine> = serde_json::Deserializer::from_slice(&bytes).into_iter().map(Result::unwrap).collect();
    assert_eq!((lines[0].seq, lines[0].message.as_str(), lines[0].source.as_str()), (3, "line 3", "app"));
    assert!(lines[0].ts_unix_ms > 1_600_000_000_000);
    assert_eq!(client.refused("GET", "/v1/logs?after=x", Value::Null).await, "400 VALIDATION_ERROR");
}

/// Only the agent's own answers carry its mark.
#[tokio::test]
async fn refusals_of_previews_are_marked_and_answers_are_not() {
    let (host, client) = Host::attached().await;
    let get = || Request::get("http://app/").body(Full::default()).unwrap();
    let refused = client.send(get()).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.headers().contains_key("x-isekai-agent-refusal"));
    host.put("index.html", "x");
    client.ok::<Value>("POST", "/v1/start", json!({"mode": "static", "root": "."})).await;
    let answer = client.send(get()).await;
    assert!(answer.status().is_success() && !answer.headers().contains_key("x-isekai-agent-refusal"));
}
