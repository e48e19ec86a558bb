//! Who is at the other end, past proxies that are trusted, for sessions and the audit log.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::request::Parts;
use http::{Extensions, header};
use isekai_store::audit::TokenUsed;

use crate::http::forwarded::Sender;

const MAX_USER_AGENT_CHARS: usize = 256;

#[derive(Debug, Clone, Default)]
pub struct ClientInfo {
    pub ip: Option<String>,
    pub user_agent: Option<String>,
    /// What a program showed; known once [`crate::access::Caller`] has looked.
    pub api_token: Option<TokenUsed>,
}

impl ClientInfo {
    pub fn of(parts: &Parts) -> Self {
        let user_agent = parts.headers.get(header::USER_AGENT).map(|value| {
            let text = String::from_utf8_lossy(value.as_bytes());
            text.chars().filter(|c| !c.is_control()).take(MAX_USER_AGENT_CHARS).collect()
        });
        Self { ip: address(&parts.extensions).map(|ip| ip.to_string()), user_agent, api_token: None }
    }
}

/// The client's address, as [`crate::http::forwarded`] found it; else that of the connection.
pub fn address(request: &Extensions) -> Option<IpAddr> {
    let connection = || request.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    request.get::<Sender>().map(|sender| sender.ip).or_else(connection)
}

impl<S: Send + Sync> FromRequestParts<S> for ClientInfo {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}
