//! The two ends: the app, which speaks HTTP/1.1 to the agent's proxy, and the host, which decides.

use std::io::ErrorKind;
use std::net::SocketAddr;

use bytes::Bytes;
use http::StatusCode;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use isekai_channel::agent_api::ExecEvent;
use isekai_channel::egress_api::{ACCEPT_PATH, EGRESS_HOST_HEADER, EGRESS_PORT_HEADER};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::host::{Client, Host, Pieces, patiently};

pub const ALLOWED: &str = "{\"allowed\":true}\n";

/// A connection that the app asked for, as the host sees it.
pub struct Asked {
    pub host: String,
    pub port: String,
    pub to_app: Pieces,
    pub from_app: Incoming,
}

impl Asked {
    pub async fn say(&self, bytes: impl Into<Bytes>) {
        patiently(self.to_app.send(Ok(bytes.into()))).await.unwrap();
    }

    pub async fn break_off(self) {
        patiently(self.to_app.send(Err(ErrorKind::ConnectionReset.into()))).await.unwrap();
    }

    /// All that the app sent, until it ended.
    pub async fn rest(&mut self) -> Bytes {
        patiently((&mut self.from_app).collect()).await.unwrap().to_bytes()
    }

    pub async fn until(&mut self, end: &str) -> String {
        let mut seen = String::new();
        while !seen.ends_with(end) {
            let frame = patiently(self.from_app.frame()).await.unwrap().unwrap();
            seen.push_str(std::str::from_utf8(&frame.into_data().unwrap()).unwrap());
        }
        seen
    }
}

/// Waits for the app's next connection.
pub async fn accept(client: &Client) -> Asked {
    let (to_app, answer) = client.open(ACCEPT_PATH);
    let response = patiently(answer).await;
    assert_eq!(response.status(), StatusCode::OK);
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    let (host, port) = (header(EGRESS_HOST_HEADER), header(EGRESS_PORT_HEADER));
    Asked { host, port, to_app, from_app: response.into_body() }
}

pub async fn output(client: &Client, script: &str) -> String {
    let request = json!({"command": ["sh", "-c", script], "timeoutMs": 20_000});
    let (_, bytes) = client.control("POST", "/v1/exec", request).await;
    let events = serde_json::Deserializer::from_slice(&bytes).into_iter().map(Result::unwrap);
    events.filter_map(|event| if let ExecEvent::Stdout { data } = event { Some(data) } else { None }).collect()
}

/// Where programs in the container are told to go.
pub async fn proxy(client: &Client) -> SocketAddr {
    output(client, "echo $HTTP_PROXY").await.trim().strip_prefix("http://").unwrap().parse().unwrap()
}

pub async fn started() -> (Host, Client, SocketAddr) {
    let (host, client) = Host::attached().await;
    let proxy = proxy(&client).await;
    (host, client, proxy)
}

pub async fn request(proxy: SocketAddr, request: &str) -> TcpStream {
    let mut app = TcpStream::connect(proxy).await.unwrap();
    app.write_all(request.as_bytes()).await.unwrap();
    app
}

pub async fn connect(proxy: SocketAddr, target: &str) -> TcpStream {
    request(proxy, &format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n")).await
}

/// The head of an answer, and nothing of what follows.
pub async fn head(app: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(patiently(app.read_u8()).await.unwrap());
    }
    String::from_utf8(head).unwrap().to_ascii_lowercase()
}

pub async fn all(app: &mut TcpStream) -> String {
    let mut text = String::new();
    patiently(app.read_to_string(&mut text)).await.unwrap();
    text
}

/// An open tunnel, both ends.
pub async fn opened(client: &Client, proxy: SocketAddr) -> (TcpStream, Asked) {
    let mut app = connect(proxy, "example.com:443").await;
    let asked = accept(client).await;
    asked.say(ALLOWED).await;
    assert!(head(&mut app).await.starts_with("http/1.1 200 "));
    (app, asked)
}

pub fn pattern(length: usize) -> Bytes {
    (0..251).collect::<Vec<u8>>().repeat(length / 251 + 1)[..length].to_vec().into()
}
