//! Configuration: the commented defaults in `default.toml`, overlaid by a file, overlaid by variables. It is read once, here,
//! checked, and handed down as values.

mod network;
mod oidc;
mod overlay;
mod retention;
mod secrets;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use isekai_domain::EgressPolicy;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::network::{Network, NetworkError};
pub use self::oidc::{OidcConfig, OidcProviders, is_secure_url};
use crate::telemetry::LogFormat;
use crate::tls::{HttpsFiles, TlsFiles};

pub use retention::RetentionConfig;
pub use secrets::{KeySource, SecretsConfig, VaultConfig};

/// The defaults, with a comment on each key.
pub const DEFAULTS: &str = include_str!("default.toml");

#[derive(Debug, Error)]
pub enum ConfigError {
    #[error("cannot read the configuration file {path}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("the configuration file {path} is not valid TOML")]
    Syntax { path: PathBuf, source: toml::de::Error },
    #[error("the configuration is not valid")]
    Shape(#[source] toml::de::Error),
    #[error("{key}: {problem}")]
    Value { key: &'static str, problem: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub mode: Mode,
    pub serve: ServeConfig,
    pub planner: PlannerConfig,
    pub worker: WorkerConfig,
    pub sandbox: SandboxConfig,
    pub postgres: PostgresConfig,
    pub redis: RedisConfig,
    pub auth: AuthConfig,
    pub secrets: SecretsConfig,
    pub audit: AuditConfig,
    pub preview: PreviewConfig,
    /// What owners of apps may open.
    pub egress: EgressPolicy,
    pub retention: RetentionConfig,
    pub telemetry: TelemetryConfig,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Development,
    Production,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServeConfig {
    pub listen: SocketAddr,
    pub public_url: String,
    pub extra_hosts: Vec<String>,
    pub ops_listen: SocketAddr,
    pub drain_seconds: u64,
    pub request_timeout_seconds: u64,
    pub max_body_bytes: usize,
    /// Of proxies that end TLS and say whom they speak for.
    pub trusted_proxies: Vec<Network>,
    pub forwarded_header: ForwardedHeader,
    /// Shown to browsers.
    #[serde(default)]
    pub https: Option<HttpsFiles>,
    /// Whether names below that of `public_url` are over TLS only, too.
    pub hsts_subdomains: bool,
    /// Shown to our other processes.
    #[serde(default)]
    pub tls: Option<TlsFiles>,
}

/// Where trusted proxies write whom they speak for. One of the two only: a proxy passes the other on as the client sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForwardedHeader {
    /// And `X-Forwarded-Proto`.
    XForwardedFor,
    /// RFC 7239.
    Forwarded,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannerConfig {
    pub listen: SocketAddr,
    pub url: String,
    pub ops_listen: SocketAddr,
    pub timeout_seconds: u64,
    pub analyser: Analyser,
    #[serde(default)]
    pub tls: Option<TlsFiles>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Analyser {
    BuiltIn,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerConfig {
    pub ops_listen: SocketAddr,
    pub concurrency: usize,
    pub lease_seconds: u64,
    pub poll_ms: u64,
    pub sandbox_lease_seconds: u32,
    #[serde(default)]
    pub tls: Option<TlsFiles>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SandboxConfig {
    pub listen: SocketAddr,
    pub url: String,
    pub ops_listen: SocketAddr,
    pub docker_host: String,
    pub runtime: String,
    pub image: String,
    pub state_dir: PathBuf,
    pub node: String,
    pub installation: String,
    pub pool_size: usize,
    pub pool_max_size: usize,
    pub builder_idle_seconds: u64,
    pub idle_pause_seconds: u64,
    pub bytes_per_second: u64,
    #[serde(default)]
    pub tls: Option<TlsFiles>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostgresConfig {
    pub url: String,
    pub owner_url: String,
    pub max_connections: u32,
    pub connect_timeout_ms: u64,
    pub statement_timeout_ms: u64,
    /// Further authorities that the server's certificate may be of.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// Whether a server on another machine may be spoken to without TLS, or without knowing that it is the right one.
    pub allow_insecure: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedisConfig {
    /// Empty: work without.
    pub url: String,
    /// The authorities that the server's certificate may be of, in the place of the public ones.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// As that of PostgreSQL.
    pub allow_insecure: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthConfig {
    pub issuer: String,
    pub access_token_seconds: u64,
    pub refresh_token_seconds: u64,
    pub session_idle_seconds: u64,
    pub registration: bool,
    pub keys_dir: PathBuf,
    #[serde(default)]
    pub oidc: OidcProviders,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditConfig {
    pub dir: PathBuf,
    pub seal_dir: PathBuf,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewConfig {
    pub listen_ip: IpAddr,
    pub first_port: u16,
    pub last_port: u16,
    /// Empty: previews are at `http://localhost:PORT`.
    pub domain: String,
    pub session_seconds: u64,
    pub max_body_bytes: u64,
    pub max_requests_per_app: usize,
    /// Shown to browsers at the addresses of apps.
    #[serde(default)]
    pub https: Option<HttpsFiles>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelemetryConfig {
    pub log_format: LogFormat,
    pub log_filter: String,
}

impl Config {
    /// Reads `file`, if any, over the defaults, and the process's variables over both.
    #[expect(clippy::disallowed_methods, reason = "the home of configuration")]
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::from_parts(file, std::env::vars())
    }

    /// As [`Config::load`], with the variables given.
    pub fn from_parts(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut table: toml::Table = toml::from_str(DEFAULTS).map_err(ConfigError::Shape)?;
        if let Some(path) = file {
            let text =
                std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
            let over = toml::from_str(&text).map_err(|source| ConfigError::Syntax { path: path.to_owned(), source })?;
            overlay::merge(&mut table, over);
        }
        overlay::apply_variables(&mut table, variables);
        let config: Self = table.try_into().map_err(ConfigError::Shape)?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let value = |key, problem: &str| Err(ConfigError::Value { key, problem: problem.to_owned() });
        if self.preview.first_port == 0 || self.preview.first_port > self.preview.last_port {
            return value("preview.first_port", "must be at least 1 and at most preview.last_port");
        }
        if self.preview.max_requests_per_app == 0 {
            return value("preview.max_requests_per_app", "must be at least 1");
        }
        if self.worker.concurrency == 0 {
            return value("worker.concurrency", "must be at least 1");
        }
        if self.worker.lease_seconds < 2 {
            return value("worker.lease_seconds", "must be at least 2");
        }
        if self.auth.access_token_seconds == 0 || self.auth.refresh_token_seconds < self.auth.access_token_seconds {
            return value(
                "auth.refresh_token_seconds",
                "must be at least auth.access_token_seconds, which must not be 0",
            );
        }
        // An access token is renewed when it ends: a shorter limit would end sessions that are in use.
        if self.auth.session_idle_seconds <= self.auth.access_token_seconds {
            return value("auth.session_idle_seconds", "must be more than auth.access_token_seconds");
        }
        oidc::check(&self.auth.oidc)?;
        self.sandbox.check()?;
        self.retention.check()?;
        self.secrets.check()?;
        match self.serve.public_url.parse::<http::Uri>() {
            Ok(uri) if uri.scheme().is_some() && uri.host().is_some() && uri.path() == "/" => Ok(()),
            _ => value("serve.public_url", "must be like https://isekai.example.org, without a path"),
        }
    }
}

impl SandboxConfig {
    pub const MAX_POOL_SIZE: usize = 64;
    pub const MAX_BUILDER_IDLE_SECONDS: u64 = 86_400;
    pub const MAX_IDLE_PAUSE_SECONDS: u64 = 7 * 86_400;
    /// Below that, no sandbox gets ready in time.
    pub const MIN_BYTES_PER_SECOND: u64 = 1024 * 1024;

    fn check(&self) -> Result<(), ConfigError> {
        let value = |key, problem: String| Err(ConfigError::Value { key, problem });
        if self.pool_size > Self::MAX_POOL_SIZE {
            return value("sandbox.pool_size", format!("must be at most {}", Self::MAX_POOL_SIZE));
        }
        if !(self.pool_size..=Self::MAX_POOL_SIZE).contains(&self.pool_max_size) {
            let problem = format!("must be at least sandbox.pool_size and at most {}", Self::MAX_POOL_SIZE);
            return value("sandbox.pool_max_size", problem);
        }
        if self.idle_pause_seconds > Self::MAX_IDLE_PAUSE_SECONDS {
            let problem = format!("must be at most {}; 0 is never", Self::MAX_IDLE_PAUSE_SECONDS);
            return value("sandbox.idle_pause_seconds", problem);
        }
        if self.builder_idle_seconds > Self::MAX_BUILDER_IDLE_SECONDS {
            let problem = format!("must be at most {}; 0 is never", Self::MAX_BUILDER_IDLE_SECONDS);
            return value("sandbox.builder_idle_seconds", problem);
        }
        if self.bytes_per_second < Self::MIN_BYTES_PER_SECOND {
            return value("sandbox.bytes_per_second", format!("must be at least {}", Self::MIN_BYTES_PER_SECOND));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_parts(None, variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn the_defaults_are_valid_and_those_of_the_documentation() {
        let config = with(&[]).unwrap();
        assert_eq!(config.serve.listen.port(), 8080);
        assert_eq!((config.planner.listen.port(), config.sandbox.listen.port()), (50051, 8081));
        assert_eq!((config.preview.first_port, config.preview.last_port), (42000, 42999));
        assert_eq!(config.egress, EgressPolicy { enabled: true, presets: vec![], allowed_hosts: vec![] });
    }

    #[test]
    fn what_apps_may_connect_to_is_checked_when_it_is_read() {
        let config = with(&[
            ("ISEKAI_EGRESS__PRESETS", "[\"registries\"]"),
            ("ISEKAI_EGRESS__ALLOWED_HOSTS", "[\"API.example.org\", \"*.example.net\"]"),
        ]);
        let egress = config.unwrap().egress;
        assert_eq!(egress.presets, [isekai_domain::EgressPreset::Registries]);
        let hosts: Vec<String> = egress.allowed_hosts.iter().map(ToString::to_string).collect();
        assert_eq!(hosts, ["api.example.org", "*.example.net"]);
        for (key, value) in [
            ("ISEKAI_EGRESS__PRESETS", "[\"everything\"]"),
            ("ISEKAI_EGRESS__ALLOWED_HOSTS", "[\"*\"]"),
            ("ISEKAI_EGRESS__ALLOWED_HOSTS", "[\"10.0.0.1\"]"),
        ] {
            assert!(matches!(with(&[(key, value)]), Err(ConfigError::Shape(_))), "{key}={value}");
        }
    }

    #[test]
    fn variables_override_a_file_and_a_file_the_defaults() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("isekai.toml");
        std::fs::write(&path, "mode = \"development\"\n[worker]\nconcurrency = 3\nlease_seconds = 9\n").unwrap();
        let variables = [
            ("ISEKAI_WORKER__CONCURRENCY".to_owned(), "5".to_owned()),
            ("ISEKAI_SERVE__EXTRA_HOSTS".to_owned(), "[\"a.example\"]".to_owned()),
            ("ISEKAI_SANDBOX__NODE".to_owned(), "7".to_owned()),
            ("ISEKAI_ADMIN_PASSWORD".to_owned(), "not a setting".to_owned()),
        ];
        let config = Config::from_parts(Some(&path), variables).unwrap();
        assert_eq!(config.mode, Mode::Development);
        assert_eq!((config.worker.concurrency, config.worker.lease_seconds, config.worker.poll_ms), (5, 9, 1000));
        assert_eq!(config.serve.extra_hosts, ["a.example"]);
        assert_eq!(config.sandbox.node, "7");
    }

    #[test]
    fn sandboxes_have_bounds() {
        for (name, bad, good) in [
            ("POOL_SIZE", "65", "0"),
            ("POOL_MAX_SIZE", "65", "64"),
            ("POOL_MAX_SIZE", "3", "4"),
            ("IDLE_PAUSE_SECONDS", "604801", "604800"),
            ("BUILDER_IDLE_SECONDS", "86401", "86400"),
            ("BYTES_PER_SECOND", "1048575", "1048576"),
        ] {
            let variable = format!("ISEKAI_SANDBOX__{name}");
            let error = with(&[(&variable, bad)]).unwrap_err().to_string();
            assert!(error.starts_with(&format!("sandbox.{}: must be at ", name.to_lowercase())), "{error}");
            with(&[(&variable, good)]).unwrap();
            assert!(matches!(with(&[(&variable, "-1")]), Err(ConfigError::Shape(_))));
        }
    }

    #[test]
    fn mistakes_are_named() {
        let error = with(&[("ISEKAI_PREVIEW__FIRST_PORT", "43000")]).unwrap_err();
        assert!(error.to_string().starts_with("preview.first_port: "), "{error}");
        assert!(matches!(with(&[("ISEKAI_SERVE__LISTEM", "x")]), Err(ConfigError::Shape(_))));
        assert!(matches!(with(&[("ISEKAI_SERVE__PUBLIC_URL", "localhost")]), Err(ConfigError::Value { .. })));
    }
}
