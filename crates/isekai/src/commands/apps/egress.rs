//! `isekai egress`: what an application may connect to.

mod change;
mod show;

use std::process::ExitCode;
use std::str::FromStr;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use http::Method;
use isekai_domain::egress::HostError;
use isekai_domain::{EgressPreset, EgressRule, HostPattern};
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use crate::client::api::PageOf;
use crate::client::{Api, App};
use crate::output;

/// Decisions that are shown.
const SHOWN: usize = 20;
const TLS_PORT: u16 = 443;

#[derive(Debug, Args)]
pub struct Egress {
    /// Id, beginning of an id, or name.
    app: String,
    /// Without one: list what is open, and what was decided about the last connections.
    #[command(subcommand)]
    action: Option<Action>,
    /// Print one JSON object.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
enum Action {
    /// Let it connect to a host, e.g. "api.example.com", "*.example.com:8443".
    Allow { host: Target },
    /// Take a host out again. Open connections to it are cut.
    Deny { host: Target },
    /// Use, or no longer use, a list of hosts that has a name, e.g. "registries".
    Preset { name: EgressPreset, state: Switch },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

/// `HOST` or `HOST:PORT`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target(EgressRule);

#[derive(Debug, Error, PartialEq, Eq)]
enum TargetError {
    #[error(transparent)]
    Host(#[from] HostError),
    #[error("a port is from 1 to 65535")]
    Port,
}

/// What the commands need of the API's `Egress`. It may know presets that this program does not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Open {
    rules: Vec<EgressRule>,
    presets: Vec<String>,
    version: i64,
}

pub async fn run(options: Egress) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let path = path(&app);
    let mut state: Value = match &options.action {
        None => api.json(Method::GET, &path, None).await?,
        Some(action) => change::apply(&api, &path, action).await?,
    };
    let decisions = match options.action {
        None => Some(decisions(&api, &path).await?),
        Some(_) => None,
    };
    if options.json {
        if let (Some(decisions), Some(fields)) = (decisions, state.as_object_mut()) {
            fields.insert("decisions".to_owned(), decisions.into());
        }
        output::line(state.to_string());
        return Ok(ExitCode::SUCCESS);
    }
    for line in show::lines(&state, decisions.as_deref()) {
        output::line(line);
    }
    Ok(ExitCode::SUCCESS)
}

async fn decisions(api: &Api, path: &str) -> anyhow::Result<Vec<Value>> {
    let page: PageOf<Value> = api.json(Method::GET, &format!("{path}/decisions?limit={SHOWN}"), None).await?;
    Ok(page.items)
}

fn path(app: &App) -> String {
    format!("/api/apps/{}/egress", app.id)
}

impl Open {
    fn of(state: &Value) -> anyhow::Result<Self> {
        Self::deserialize(state).context("the answer is not what was expected")
    }
}

impl FromStr for Target {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, TargetError> {
        let (host, port) = match text.rsplit_once(':') {
            // An address with colons is refused as a host.
            Some((host, port)) if !host.contains(':') => (host, port.parse().map_err(|_| TargetError::Port)?),
            _ => (text, TLS_PORT),
        };
        if port == 0 {
            return Err(TargetError::Port);
        }
        Ok(Self(EgressRule { host: HostPattern::parse(host)?, port }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_the_port_of_tls_unless_another_is_named() {
        let read = |text: &str| text.parse::<Target>().map(|Target(rule)| format!("{}:{}", rule.host, rule.port));
        assert_eq!(read("API.example.com").unwrap(), "api.example.com:443");
        assert_eq!(read("*.example.com:8443").unwrap(), "*.example.com:8443");
        for (text, error) in [
            ("example.com:", TargetError::Port),
            ("example.com:0", TargetError::Port),
            ("example.com:65536", TargetError::Port),
            ("example.com:https", TargetError::Port),
            ("localhost", HostError::Single.into()),
            ("10.0.0.1:443", HostError::Address.into()),
            ("::1", HostError::Address.into()),
            ("[::1]:443", HostError::Address.into()),
            ("https://example.com", TargetError::Port),
            ("*", HostError::Wildcard.into()),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
    }
}
