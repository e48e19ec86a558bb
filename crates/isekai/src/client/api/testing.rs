//! A server that gives prepared answers, one to a connection, and keeps what it was asked for.

use std::sync::{Arc, Mutex};

use isekai_domain::{CorrelationId, ErrorBody, ErrorCode};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub struct Server {
    pub url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Nobody listens any more once the last answer was given.
    pub async fn start(answers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        tokio::spawn(async move {
            for answer in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let target = target(&mut stream).await;
                kept.lock().unwrap().push(target);
                // The end of the stream is the end of its connection.
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { url, asked }
    }

    /// Path and query of each request so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Reads a whole request: what is left unread when a connection ends can cost the answer.
async fn target(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).await.unwrap();
        head.extend_from_slice(&byte);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await.unwrap();
    head.split(' ').nth(1).unwrap().to_owned()
}

pub fn json(status: u16, body: &Value) -> String {
    let text = body.to_string();
    format!(
        "HTTP/1.1 {status} Prepared\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}",
        text.len()
    )
}

pub fn refusal(code: ErrorCode) -> String {
    let id = CorrelationId::accept(Some("c-1"));
    let body = ErrorBody::new(code, "prepared", id, chrono::DateTime::default());
    json(code.status(), &serde_json::to_value(body).unwrap())
}

/// A stream of events that ends behind them.
pub fn events(text: &str) -> String {
    format!("HTTP/1.1 200 Prepared\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n{text}")
}
