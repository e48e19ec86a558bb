//! Who is at the other end of the connection, for sessions and the audit log.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use http::header;
use http::request::Parts;

const MAX_USER_AGENT_CHARS: usize = 256;

#[derive(Debug, Clone, Default)]
pub struct ClientInfo {
    pub ip: Option<String>,
    pub user_agent: Option<String>,
}

impl ClientInfo {
    pub fn of(parts: &Parts) -> Self {
        let user_agent = parts.headers.get(header::USER_AGENT).map(|value| {
            let text = String::from_utf8_lossy(value.as_bytes());
            text.chars().filter(|c| !c.is_control()).take(MAX_USER_AGENT_CHARS).collect()
        });
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Self { ip: address.map(|ConnectInfo(address)| address.ip().to_string()), user_agent }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ClientInfo {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}
