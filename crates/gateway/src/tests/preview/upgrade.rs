//! WebSockets over HTTP/1.1 and HTTP/2, and other changes of protocol.

use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use hyper::ext::Protocol;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{PATIENCE, World, header_of, parsed};

/// The head of a request for a WebSocket, with `more` lines.
pub fn handshake(world: &World, cookie: &str, more: &str) -> String {
    format!(
        "GET /socket HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{more}\r\n",
        world.host()
    )
}

pub struct WebSocket {
    stream: TcpStream,
    pub head: String,
}

impl WebSocket {
    pub async fn open(world: &World, handshake: &str) -> Self {
        let mut stream = world.connect().await;
        stream.write_all(handshake.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(tokio::time::timeout(PATIENCE, stream.read_u8()).await.unwrap().unwrap());
        }
        let head = String::from_utf8(head).unwrap();
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        Self { stream, head }
    }

    pub async fn echoes(&mut self, bytes: &[u8; 4]) {
        self.stream.write_all(bytes).await.unwrap();
        let mut echo = [0; 4];
        tokio::time::timeout(PATIENCE, self.stream.read_exact(&mut echo)).await.unwrap().unwrap();
        assert_eq!(&echo, bytes);
    }

    pub async fn ends(&mut self) {
        let mut rest = Vec::new();
        // In order or with a reset: it is over.
        let _ = tokio::time::timeout(PATIENCE, self.stream.read_to_end(&mut rest)).await.unwrap();
        assert!(rest.is_empty());
    }
}

#[tokio::test]
async fn a_websocket_passes_through() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let origin = format!("Origin: http://{}\r\nSec-WebSocket-Protocol: chat\r\n", world.host());
    let mut socket = WebSocket::open(&world, &handshake(&world, &cookie, &origin)).await;
    let head = socket.head.to_ascii_lowercase();
    assert!(head.contains("sec-websocket-protocol: chat") && head.contains("upgrade: websocket"), "{head}");
    assert!(!head.contains("isekai_refresh"), "{head}");
    socket.echoes(b"ping").await;
    socket.echoes(b"pong").await;
}

#[tokio::test]
async fn a_page_of_another_site_opens_no_websocket() {
    let world = World::running(&[]).await;
    let neighbour = world.neighbour().await;
    let cookie = world.owner().await;
    for origin in [format!("http://{}", neighbour.host()), "null".to_owned(), "http://localhost:8080".to_owned()] {
        let more = format!("Origin: {origin}\r\n");
        let refused = world.raw(handshake(&world, &cookie, &more).replace("keep-alive, ", "close, ")).await;
        assert!(refused.starts_with("HTTP/1.1 403") && refused.contains("CROSS_SITE"), "{origin}: {refused}");
    }
    assert!(world.seen().is_empty());
}

#[tokio::test]
async fn a_handshake_that_is_not_whole_is_refused() {
    let world = World::running(&[]).await;
    let whole = handshake(&world, &world.owner().await, "").replace("keep-alive, ", "close, ");
    for (from, to) in
        [("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8"), ("Sec-WebSocket-Key", "X-Key"), ("GET /", "PUT /")]
    {
        let refused = world.raw(whole.replace(from, to)).await;
        assert!(refused.starts_with("HTTP/1.1 400"), "{to}: {refused}");
    }
    assert!(world.seen().is_empty());
}

/// RFC 9110, section 7.8: whoever does not want another protocol answers in the present one.
#[tokio::test]
async fn no_other_protocol_is_changed_to() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    for protocol in ["h2c", "TLS/1.0", "websocket, h2c"] {
        let sent = [
            ("cookie", cookie.as_str()),
            ("connection", "Upgrade, HTTP2-Settings"),
            ("upgrade", protocol),
            ("http2-settings", "AAMAAABkAARAAAAAAAIAAAAA"),
        ];
        let (status, headers, body) = world.visit("/", &sent).await;
        assert_eq!((status.as_u16(), headers.contains_key("upgrade")), (200, false), "{protocol}");
        let said = parsed(&body);
        for name in ["upgrade", "http2-settings"] {
            assert_eq!(header_of(&said, name), None, "{protocol}: {said}");
        }
    }
    // An app that changes it without being asked is not taken at its word.
    let (status, headers, _) = world.visit("/rude", &[("cookie", &cookie)]).await;
    assert_eq!((status.as_u16(), headers.contains_key("upgrade")), (502, false));
}

#[tokio::test]
async fn a_websocket_over_http_2_passes_through() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let stream = TokioIo::new(world.connect().await);
    let (mut sender, connection) = hyper::client::conn::http2::handshake(TokioExecutor::new(), stream).await.unwrap();
    tokio::spawn(connection);
    let to = |method: &str, path: &str| {
        let request = Request::builder().method(method).uri(format!("http://{}{path}", world.host()));
        request.header("cookie", &cookie)
    };
    // With its answer come the server's settings, which allow an extended CONNECT.
    let answer = sender.send_request(to("GET", "/anything").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), 200);
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let said = parsed(std::str::from_utf8(&body).unwrap());
    assert_eq!(header_of(&said, "x-isekai-host"), Some(world.host()));

    let connect =
        to("CONNECT", "/socket").header("sec-websocket-version", "13").header("sec-websocket-protocol", "chat");
    let mut connect = connect.body(Body::empty()).unwrap();
    connect.extensions_mut().insert(Protocol::from_static("websocket"));
    let answer = tokio::time::timeout(PATIENCE, sender.send_request(connect)).await.unwrap().unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["sec-websocket-protocol"], "chat");
    assert!(!answer.headers().contains_key("upgrade") && !answer.headers().contains_key("set-cookie"));
    let mut socket = TokioIo::new(hyper::upgrade::on(answer).await.unwrap());
    socket.write_all(b"ping").await.unwrap();
    let mut echo = [0; 4];
    tokio::time::timeout(PATIENCE, socket.read_exact(&mut echo)).await.unwrap().unwrap();
    assert_eq!(&echo, b"ping");
    assert_eq!(world.seen(), ["GET /anything", "GET /socket"]);
}
