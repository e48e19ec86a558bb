//! The environment of the container, read once.

use std::path::PathBuf;
use std::time::Duration;

use isekai_channel::agent_api::WORKSPACE;
use isekai_channel::egress_api::PROXY_PORT;
use isekai_channel::marker::{Secret, SecretError};
use isekai_channel::pipe::{BUILDER_ENV, BUILDER_IDLE_ENV, MARKER_ENV};
use thiserror::Error;

/// Other places for what the image has at fixed ones.
const WORKSPACE_ENV: &str = "ISEKAI_WORKSPACE";
const NODE_ENV: &str = "ISEKAI_NODE";
const BUILDER_MAIN_ENV: &str = "ISEKAI_BUILDER_MAIN";
/// Seconds that a build or a verification may take.
const BUILDER_TIMEOUT_ENV: &str = "ISEKAI_BUILDER_TIMEOUT_SECONDS";
/// Where the proxy for outbound connections listens; 0: on any free port.
const EGRESS_PORT_ENV: &str = "ISEKAI_EGRESS_PORT";

/// What children must not inherit.
pub const PRIVATE_ENV: [&str; 8] = [
    MARKER_ENV,
    BUILDER_ENV,
    BUILDER_IDLE_ENV,
    WORKSPACE_ENV,
    NODE_ENV,
    BUILDER_MAIN_ENV,
    BUILDER_TIMEOUT_ENV,
    EGRESS_PORT_ENV,
];

const DEFAULT_BUILDER_IDLE_SECONDS: u64 = 120;
const DEFAULT_BUILDER_TIMEOUT_SECONDS: u64 = 60;

#[derive(Debug)]
pub struct Config {
    pub secret: Secret,
    pub workspace: PathBuf,
    pub builder: BuilderConfig,
    pub egress_port: u16,
}

#[derive(Debug, Clone)]
pub struct BuilderConfig {
    pub node: PathBuf,
    pub main: PathBuf,
    /// Whether it is to be warm before the first request.
    pub keep_warm: bool,
    /// Without a control request for so long, it ends. `None`: never.
    pub idle: Option<Duration>,
    /// For one request.
    pub timeout: Duration,
}

#[derive(Debug, Error)]
pub enum ConfigError {
    #[error("{MARKER_ENV} is not usable")]
    Secret(#[source] SecretError),
    #[error("{name} must be a number of seconds")]
    Seconds { name: &'static str, source: std::num::ParseIntError },
    #[error("{EGRESS_PORT_ENV} must be the number of a port")]
    Port(#[source] std::num::ParseIntError),
}

impl Config {
    pub fn from_env() -> Result<Self, ConfigError> {
        let idle = seconds(BUILDER_IDLE_ENV, DEFAULT_BUILDER_IDLE_SECONDS)?;
        Ok(Self {
            secret: Secret::from_hex(&variable(MARKER_ENV).unwrap_or_default()).map_err(ConfigError::Secret)?,
            workspace: path(WORKSPACE_ENV, WORKSPACE),
            builder: BuilderConfig {
                node: path(NODE_ENV, "/opt/isekai/bin/node"),
                main: path(BUILDER_MAIN_ENV, "/opt/isekai/builder/main.mjs"),
                keep_warm: variable(BUILDER_ENV).as_deref() == Some("1"),
                idle: (!idle.is_zero()).then_some(idle),
                timeout: seconds(BUILDER_TIMEOUT_ENV, DEFAULT_BUILDER_TIMEOUT_SECONDS)?,
            },
            egress_port: variable(EGRESS_PORT_ENV)
                .map_or(Ok(PROXY_PORT), |text| text.parse())
                .map_err(ConfigError::Port)?,
        })
    }
}

fn seconds(name: &'static str, default: u64) -> Result<Duration, ConfigError> {
    let parsed = variable(name).map_or(Ok(default), |text| text.parse());
    parsed.map(Duration::from_secs).map_err(|source| ConfigError::Seconds { name, source })
}

fn path(name: &str, default: &str) -> PathBuf {
    variable(name).unwrap_or_else(|| default.to_owned()).into()
}

#[expect(clippy::disallowed_methods, reason = "the agent's configuration is read here only")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
