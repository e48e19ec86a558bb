//! Connections of an app to the outside. The container has no network: the agent's proxy on loopback takes the app's requests, and
//! each travels through the pipe to the host, which decides, resolves the name and connects.
//!
//! The host keeps a few requests `POST /v1/egress/accept` open at the agent. When the app asks for a connection, the agent answers one
//! of them with status 200 and the two headers below; the answer's body is what the app sends. The host's request body begins with one line of
//! JSON, an [`EgressVerdict`]; when that allows it, what follows is what the other side sends.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, EgressRule};
use serde::{Deserialize, Serialize};

use crate::sandbox_api::SandboxId;

/// Where the agent's proxy listens inside the container (HTTP proxy: CONNECT, and plain requests in absolute form).
pub const PROXY_PORT: u16 = 3128;

pub const ACCEPT_PATH: &str = "/v1/egress/accept";
/// Headers of the agent's answer: what the app asked for, as it wrote it. Hostile input.
pub const EGRESS_HOST_HEADER: &str = "x-isekai-egress-host";
pub const EGRESS_PORT_HEADER: &str = "x-isekai-egress-port";

/// Longest line of a verdict.
pub const MAX_VERDICT_BYTES: usize = 4 * 1024;
/// Connections of one app that are open at a time.
pub const MAX_TUNNELS: usize = 24;
/// Requests that wait for the app's next connection.
pub const WAITING_ACCEPTS: usize = 2;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EgressVerdict {
    pub allowed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<EgressReason>,
    /// For the people who wrote the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Why a connection was refused or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EgressReason {
    /// No rule names this host and port.
    NotListed,
    /// Not a host name: an address, or nothing that DNS could know.
    BadHost,
    /// The name does not resolve.
    Unresolved,
    /// The name resolves to an address that is not of the public internet.
    PrivateAddress,
    /// TLS was begun for another name than the connection was asked for, or without one, or with the name encrypted.
    SniMismatch,
    /// On a port of TLS something else was spoken.
    NotTls,
    /// The other side refused or did not answer.
    ConnectFailed,
    /// As many connections are open as may be.
    TooMany,
    /// The rules changed while it was open.
    RulesChanged,
}

/// `PUT /v1/sandboxes/{id}/egress`, and the answer to `GET`: the whole list; it takes effect at once, also for open connections.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EgressRules {
    #[cfg_attr(feature = "schema", schema(value_type = Vec<crate::schema::EgressRule>))]
    pub rules: Vec<EgressRule>,
}

/// What was decided about one connection. Kept until somebody collected it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EgressDecision {
    /// Grows by one with each decision of this node, across restarts.
    pub seq: u64,
    #[cfg_attr(feature = "schema", schema(value_type = Uuid))]
    pub sandbox_id: SandboxId,
    #[cfg_attr(feature = "schema", schema(value_type = Uuid))]
    pub app_id: AppId,
    pub at: DateTime<Utc>,
    /// At most 253 characters of what the app asked for.
    pub host: String,
    pub port: u16,
    /// Where it was connected to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub address: Option<IpAddr>,
    pub allowed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<EgressReason>,
    /// The same decision in a row, up to this one: an app that tries again and again does not push others out.
    pub count: u32,
}

/// `GET /v1/egress/decisions?after=SEQ&limit=N`: those with a greater number, oldest first. What is not greater than `after` has been
/// collected and is forgotten.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EgressDecisions {
    /// Identifies the numbering: another one means that it began anew.
    pub log_id: String,
    pub decisions: Vec<EgressDecision>,
    /// Decisions that fell out before anybody collected them.
    pub lost: u64,
}
