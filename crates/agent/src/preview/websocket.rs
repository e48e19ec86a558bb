//! A WebSocket: extended CONNECT (RFC 8441) on the pipe, an HTTP/1.1 upgrade (RFC 6455) at the app's port. Frames pass untouched.

use std::fs::File;
use std::io::Read;
use std::net::SocketAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{
    CONNECTION, CONTENT_LENGTH, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{HeaderValue, Method, Request, StatusCode};
use http_body_util::Empty;
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use tokio::io::copy_bidirectional_with_sizes;

use super::proxy;
use crate::failure::Failure;
use crate::http::{Reply, boxed, empty};

const BUFFER_BYTES: usize = 16 * 1024;

pub async fn open(address: SocketAddr, mut request: Request<Incoming>) -> Result<Reply, Failure> {
    let browser = hyper::upgrade::on(&mut request);
    let mut upgrade = proxy::prepare(address, request.map(|_| Empty::<Bytes>::new()));
    *upgrade.method_mut() = Method::GET;
    let key = key().map_err(|source| Failure::Io { action: "make a WebSocket key".to_owned(), source })?;
    let headers = upgrade.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    headers.insert(SEC_WEBSOCKET_KEY, key);
    let mut response = proxy::send(address, upgrade).await?;
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Ok(proxy::strip(response).map(boxed));
    }
    let app = hyper::upgrade::on(&mut response);
    tokio::task::spawn_local(async move {
        if let (Ok(browser), Ok(app)) = tokio::join!(browser, app) {
            let (mut browser, mut app) = (TokioIo::new(browser), TokioIo::new(app));
            // Either end may break off at any time.
            let _ = copy_bidirectional_with_sizes(&mut browser, &mut app, BUFFER_BYTES, BUFFER_BYTES).await;
        }
    });
    let mut answer = proxy::strip(response.map(|_| empty()));
    *answer.status_mut() = StatusCode::OK;
    // These belong to the HTTP/1.1 handshake.
    for name in [SEC_WEBSOCKET_ACCEPT, CONTENT_LENGTH] {
        answer.headers_mut().remove(name);
    }
    Ok(answer)
}

fn key() -> std::io::Result<HeaderValue> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    HeaderValue::try_from(STANDARD.encode(bytes)).map_err(std::io::Error::other)
}
