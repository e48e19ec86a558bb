//! A WebSocket from HTTP/1.1 Upgrade (RFC 6455) to extended CONNECT (RFC 8441) on the pipe.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{
    CONNECTION, HeaderName, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    UPGRADE,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, Version};
use hyper::ext::Protocol;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use isekai_channel::pipe::WEBSOCKET_PROTOCOL;
use isekai_domain::ErrorCode;

use super::relay::Stay;
use super::{ApiError, relay};
use crate::node::{Handle, NodeError};
use crate::pipe::PipeError;

const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);
const BUFFER_BYTES: usize = 16 * 1024;
/// RFC 6455, section 1.3.
const ACCEPT_SUFFIX: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

pub fn is_upgrade(request: &Request) -> bool {
    request.version() == Version::HTTP_11
        && request.headers().get(UPGRADE).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

pub async fn tunnel(mut request: Request, uri: Uri, handle: Arc<Handle>, stay: Stay) -> Result<Response, ApiError> {
    let key = request.headers().get(SEC_WEBSOCKET_KEY).cloned();
    let key = key.ok_or_else(|| ApiError::new(ErrorCode::Validation, "sec-websocket-key is missing"))?;
    let ours = hyper::upgrade::on(&mut request);

    let mut inner = Request::new(Body::empty());
    *inner.method_mut() = Method::CONNECT;
    *inner.version_mut() = Version::HTTP_2;
    *inner.uri_mut() = uri;
    *inner.headers_mut() = relay::forward(request.into_parts().0.headers);
    inner.headers_mut().remove(SEC_WEBSOCKET_KEY);
    inner.extensions_mut().insert(Protocol::from_static(WEBSOCKET_PROTOCOL));
    let mut answer = tokio::time::timeout(ANSWER_TIMEOUT, handle.pipe.send(inner))
        .await
        .map_err(|_| NodeError::Pipe(PipeError::Timeout))?
        .map_err(NodeError::Pipe)?;
    if answer.status() != StatusCode::OK {
        if relay::is_agents_own(&answer) {
            return Err(relay::app_error(answer).await);
        }
        return relay::respond(answer, stay, None);
    }
    let theirs = hyper::upgrade::on(&mut answer);
    let headers = accepted(&key, answer.headers())?;
    tokio::spawn(copy(ours, theirs, handle, stay));
    Ok((StatusCode::SWITCHING_PROTOCOLS, headers).into_response())
}

fn accepted(key: &HeaderValue, answer: &HeaderMap) -> Result<HeaderMap, ApiError> {
    let digest =
        digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, &[key.as_bytes(), ACCEPT_SUFFIX.as_bytes()].concat());
    let accept = HeaderValue::from_str(&STANDARD.encode(digest.as_ref()))
        .map_err(|_| ApiError::new(ErrorCode::Internal, "the key's digest is no header"))?;
    let mut headers = HeaderMap::new();
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    let negotiated: [HeaderName; 2] = [SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_EXTENSIONS];
    for name in negotiated {
        if let Some(value) = answer.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    Ok(headers)
}

async fn copy(ours: OnUpgrade, theirs: OnUpgrade, handle: Arc<Handle>, stay: Stay) {
    let ended = async {
        let (ours, theirs) = tokio::try_join!(ours, theirs)?;
        let (mut ours, mut theirs) = (TokioIo::new(ours), TokioIo::new(theirs));
        let copied = tokio::io::copy_bidirectional_with_sizes(&mut ours, &mut theirs, BUFFER_BYTES, BUFFER_BYTES).await;
        copied.map(|_| ()).map_err(Box::<dyn std::error::Error + Send + Sync>::from)
    };
    // Either end may go away at any time; that is how a WebSocket usually ends.
    if let Err(error) = ended.await {
        tracing::debug!(error, "a tunnel broke");
    }
    drop((handle, stay));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_websocket_accept() {
        let seeds = [
            "key: dGhlIHNhbXBsZSBub25jZQ==\nsec-websocket-protocol: chat\nx: 1",
            "sec-websocket-extensions: permessage-deflate",
        ];
        let tokens = [
            "key:",
            "\nsec-websocket-protocol:",
            "\nsec-websocket-accept: x",
            "\nconnection: close",
            "\nset-cookie: a=b",
        ];
        isekai_fuzz::Target::new("websocket-accept").seeds(seeds).tokens(tokens).run(|input| {
            let (mut key, mut answer) = (HeaderValue::from_static(""), HeaderMap::new());
            for (name, value) in isekai_fuzz::fields(input) {
                match (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                    (Ok(name), Ok(value)) if name == "key" => key = value,
                    (Ok(name), Ok(value)) => {
                        answer.append(name, value);
                    }
                    _ => {}
                }
            }
            let headers = accepted(&key, &answer).unwrap();
            assert_eq!(
                (headers[CONNECTION].as_bytes(), headers[UPGRADE].as_bytes()),
                (&b"upgrade"[..], &b"websocket"[..])
            );
            assert_eq!(headers[SEC_WEBSOCKET_ACCEPT].len(), 28);
            assert!(headers.len() <= 5, "only what belongs to the handshake passes: {headers:?}");
            headers.len()
        });
    }

    #[test]
    fn the_answer_to_the_key_is_that_of_the_rfc() {
        let mut answer = HeaderMap::new();
        answer.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static("chat"));
        answer.insert("x-other", HeaderValue::from_static("1"));
        let headers = accepted(&HeaderValue::from_static("dGhlIHNhbXBsZSBub25jZQ=="), &answer).unwrap();
        assert_eq!(headers[SEC_WEBSOCKET_ACCEPT], "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assert_eq!(headers[SEC_WEBSOCKET_PROTOCOL], "chat");
        assert!(!headers.contains_key("x-other"));
    }
}
