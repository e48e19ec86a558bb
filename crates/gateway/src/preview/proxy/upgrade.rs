//! Changes of protocol: WebSockets, and nothing else. Over HTTP/1.1 they are an upgrade (RFC 6455), over HTTP/2 an extended CONNECT
//! (RFC 8441), which goes on as an upgrade. Any other that is offered is declined as RFC 9110, section 7.8 has it: by an ordinary answer.

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderValue, Method, StatusCode, Version, header, response};
use hyper::ext::Protocol;
use hyper::upgrade::OnUpgrade;
use isekai_platform::random;

use crate::error::ApiError;

const WEBSOCKET: &str = "websocket";
const VERSION: &str = "13";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Upgrade,
    Connect,
}

/// The WebSocket that is asked for, if any. Refuses methods that are not for an app, and handshakes that are not whole.
pub fn wanted(request: &Request) -> Result<Option<Kind>, ApiError> {
    let kind = match *request.method() {
        Method::CONNECT if request.version() == Version::HTTP_2 && names_websocket(request) => Kind::Connect,
        // CONNECT asks for a tunnel to somewhere, and TRACE would show an app's page the cookies that scripts must not see.
        Method::CONNECT | Method::TRACE => {
            return Err(ApiError::MethodNotAllowed { method: request.method().to_string() });
        }
        _ if is_upgrade(request) => Kind::Upgrade,
        _ => return Ok(None),
    };
    if kind == Kind::Upgrade
        && (request.method() != Method::GET || single(request, header::SEC_WEBSOCKET_KEY).is_none())
    {
        return Err(ApiError::field("sec-websocket-key", "a WebSocket begins with GET and sec-websocket-key"));
    }
    if single(request, header::SEC_WEBSOCKET_VERSION) != Some(VERSION) {
        return Err(ApiError::field("sec-websocket-version", "only version 13 of WebSocket is known"));
    }
    Ok(Some(kind))
}

impl Kind {
    /// The visitor's side, and the request as an upgrade.
    pub fn begin(self, request: &mut Request) -> OnUpgrade {
        let visitor = hyper::upgrade::on(&mut *request);
        if self == Self::Connect {
            *request.method_mut() = Method::GET;
            *request.body_mut() = Body::empty();
            let headers = request.headers_mut();
            headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
            headers.insert(header::UPGRADE, HeaderValue::from_static(WEBSOCKET));
            // An extended CONNECT has none.
            if let Ok(key) = HeaderValue::from_str(&STANDARD.encode(random::bytes::<16>())) {
                headers.insert(header::SEC_WEBSOCKET_KEY, key);
            }
        }
        visitor
    }

    /// The answer to the visitor, from that of the sandbox.
    pub fn accepted(self, mut parts: response::Parts) -> Response {
        parts.extensions.clear();
        if self == Self::Connect {
            parts.status = StatusCode::OK;
            parts.version = Version::HTTP_2;
            for name in [header::CONNECTION, header::UPGRADE, header::SEC_WEBSOCKET_ACCEPT] {
                parts.headers.remove(name);
            }
        }
        Response::from_parts(parts, Body::empty())
    }
}

fn names_websocket(request: &Request) -> bool {
    request.extensions().get::<Protocol>().is_some_and(|protocol| protocol.as_str() == WEBSOCKET)
}

fn is_upgrade(request: &Request) -> bool {
    let names_upgrade = |value: &HeaderValue| {
        value.to_str().is_ok_and(|text| text.split(',').any(|name| name.trim().eq_ignore_ascii_case("upgrade")))
    };
    request.version() == Version::HTTP_11
        && single(request, header::UPGRADE).is_some_and(|protocol| protocol.eq_ignore_ascii_case(WEBSOCKET))
        && request.headers().get_all(header::CONNECTION).iter().any(names_upgrade)
}

/// The value of a header that is there once.
fn single(request: &Request, name: header::HeaderName) -> Option<&str> {
    let mut values = request.headers().get_all(name).iter();
    let only = values.next()?.to_str().ok()?.trim();
    (values.next().is_none() && !only.is_empty()).then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(method: Method, headers: &[(&str, &str)]) -> Result<Option<Kind>, u16> {
        let mut request = Request::builder().method(method).uri("/socket");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        wanted(&request.body(Body::empty()).unwrap()).map_err(|error| error.status())
    }

    const HANDSHAKE: [(&str, &str); 4] = [
        ("connection", "keep-alive, Upgrade"),
        ("upgrade", "WebSocket"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("sec-websocket-version", "13"),
    ];

    #[test]
    fn a_handshake_is_whole_or_refused() {
        assert_eq!(asks(Method::GET, &HANDSHAKE), Ok(Some(Kind::Upgrade)));
        assert_eq!(asks(Method::POST, &HANDSHAKE), Err(400));
        assert_eq!(asks(Method::GET, &HANDSHAKE[..3]), Err(400), "no version");
        assert_eq!(asks(Method::GET, &HANDSHAKE[..2]), Err(400), "no key");
        let twice = [&HANDSHAKE[..], &HANDSHAKE[2..3]].concat();
        assert_eq!(asks(Method::GET, &twice), Err(400), "two keys");
    }

    #[test]
    fn other_protocols_are_declined_and_tunnels_refused() {
        for protocol in ["h2c", "TLS/1.0", "websocket, h2c", "websocketx", ""] {
            assert_eq!(asks(Method::GET, &[("connection", "upgrade"), ("upgrade", protocol)]), Ok(None), "{protocol}");
        }
        assert_eq!(asks(Method::GET, &[("upgrade", "websocket")]), Ok(None), "the connection does not name it");
        assert_eq!(asks(Method::CONNECT, &HANDSHAKE), Err(405));
        assert_eq!(asks(Method::TRACE, &[]), Err(405));
    }
}
