use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use hyper_util::rt::TokioIo;
use isekai_channel::agent_api::Start;
use isekai_channel::sandbox_api::SandboxId;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::Service;

/// Answers with what it was sent; an upgraded connection echoes.
const SERVER: &str = r#"
const http = require("http");
const server = http.createServer((request, response) => {
  response.setHeader("x-seen", JSON.stringify({ url: request.url, host: request.headers.host, hop: request.headers["x-hop"] || null }));
  if (request.url === "/forge") { response.statusCode = 404; response.setHeader("x-isekai-error", "SECURITY_ERROR"); }
  request.pipe(response);
});
server.on("upgrade", (request, socket) => {
  const key = request.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  const accept = require("crypto").createHash("sha1").update(key).digest("base64");
  socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept + "\r\nSec-WebSocket-Protocol: echo\r\n\r\n");
  socket.pipe(socket);
});
server.listen(3000, "127.0.0.1");
"#;

async fn started(service: &Service) -> SandboxId {
    let id = service.create().await.id;
    service.write(id, &[("server.cjs", SERVER)]).await;
    let command = ["/opt/isekai/bin/node", "server.cjs"].map(str::to_owned).to_vec();
    service.client.start(id, &Start::Command { command, port: 3000 }).await.unwrap();
    id
}

#[tokio::test]
async fn requests_and_websockets_reach_the_app() {
    let service = Service::start(0).await;
    let id = started(&service).await;

    let sent = vec![7_u8; 3_000_000];
    let request = Request::post("/a/b%20c?x=1")
        .header("connection", "x-hop")
        .header("x-hop", "1")
        .header("x-isekai-host", "app.example")
        .body(Body::from(sent.clone()))
        .unwrap();
    let answer = service.client.proxy(id, request).await.unwrap();
    let seen: serde_json::Value = serde_json::from_str(answer.headers()["x-seen"].to_str().unwrap()).unwrap();
    assert_eq!(seen, serde_json::json!({ "url": "/a/b%20c?x=1", "host": "app.example", "hop": null }));
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), sent);

    let request = Request::get("/socket")
        .header("connection", "Upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
        .header("sec-websocket-protocol", "echo")
        .body(Body::empty())
        .unwrap();
    let answer = service.client.proxy(id, request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::SWITCHING_PROTOCOLS);
    assert_eq!(answer.headers()["sec-websocket-accept"], "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assert_eq!(answer.headers()["sec-websocket-protocol"], "echo");
    assert_forgery_is_stripped(&service, id).await;
    let mut socket = TokioIo::new(hyper::upgrade::on(answer).await.unwrap());
    for round in 0..50_u8 {
        let frame = [round; 200];
        socket.write_all(&frame).await.unwrap();
        let mut back = [0; 200];
        socket.read_exact(&mut back).await.unwrap();
        assert_eq!(back, frame);
    }
}

/// The app's own errors reach the caller; it cannot make them look like the service's.
async fn assert_forgery_is_stripped(service: &Service, id: SandboxId) {
    let forged = Request::get("/forge").body(Body::empty()).unwrap();
    let answer = service.client.proxy(id, forged).await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(!answer.headers().contains_key("x-isekai-error"));
    let nobody = service.client.proxy(uuid::Uuid::now_v7(), Request::get("/").body(Body::empty()).unwrap()).await;
    assert_eq!(nobody.unwrap_err().code(), isekai_domain::ErrorCode::NotFound);
}

/// Readers who take nothing fill their own windows and no one else's.
#[tokio::test]
async fn stalled_readers_do_not_stop_the_pipe() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    service.shell(id, "head -c 30000000 /dev/zero > big.bin; echo fine > small.txt; echo hello > index.html").await;
    service.client.start(id, &Start::Static { root: ".".to_owned() }).await.unwrap();
    let mut stalled = Vec::new();
    for _ in 0..40 {
        let request = Request::get("/big.bin").body(Body::empty()).unwrap();
        stalled.push(service.client.proxy(id, request).await.unwrap());
    }
    // Each of them within the patience of a test.
    for _ in 0..20 {
        assert_eq!(service.page(id, "/small.txt").await, (200, "fine\n".to_owned()));
    }
    service.client.agent_health(id).await.unwrap();
}
