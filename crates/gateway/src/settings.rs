//! What the configuration means for this role, checked once at start.

mod preview_domain;

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use http::Uri;
use isekai_domain::{AppId, EgressPolicy};
use isekai_platform::config::{Config, Mode};
use thiserror::Error;

use crate::http::forwarded::Proxies;
use crate::http::host::{Hosts, LOOPBACK};
use crate::http::security_headers::Hsts;

/// Longer than any session lives.
const LONGEST_IDLE_SECONDS: u64 = 3650 * 24 * 3600;

#[derive(Debug, Error, PartialEq, Eq)]
pub enum SettingsError {
    #[error("serve.public_url has no host")]
    PublicUrl,
    #[error(
        "preview.domain {domain} shares the registrable domain {shared} with serve.public_url; apps could then read and set \
         the platform's cookies: take a domain of its own for previews"
    )]
    SharedDomain { domain: String, shared: String },
    #[error("preview.domain {0} is not a domain name below a public suffix")]
    NotADomain(String),
    #[error("serve.https is set, so serve.public_url must begin with https://")]
    PublicUrlScheme,
    #[error(
        "preview.https is set and preview.domain too: previews are then at the main listener, so set serve.https as well, or leave \
         both to the proxy in front"
    )]
    PreviewHttps,
}

#[derive(Debug, Clone)]
pub struct Settings {
    /// Errors tell their causes to callers.
    pub development: bool,
    /// Scheme, host and port, without a slash at the end; also the only `Origin` that may use the refresh cookie.
    pub public_url: String,
    /// Origins that the platform's page may have: its public one, and that of a browser on this machine.
    pub page_origins: Vec<String>,
    /// Content Security Policy of previews that only the platform's page may show.
    pub frame_ancestors: String,
    pub https: bool,
    /// Browsers are told to ask for the public name over TLS only.
    pub hsts: Hsts,
    pub hosts: Hosts,
    pub proxies: Proxies,
    pub max_body_bytes: usize,
    pub request_timeout: Duration,
    pub drain: Duration,
    pub preview: PreviewSettings,
    pub egress: EgressPolicy,
    pub refresh_token_seconds: u64,
    /// After so long without use a session has ended.
    pub session_idle: TimeDelta,
    /// Whoever comes may make an account.
    pub registration: bool,
    /// Where the sealer's public keys and the known end of the audit log are.
    pub audit_dir: PathBuf,
}

#[derive(Debug, Clone)]
pub struct PreviewSettings {
    pub ip: IpAddr,
    pub ports: RangeInclusive<u16>,
    /// Previews are at `https://{app}.{domain}` on the main listener, not at ports.
    pub domain: Option<String>,
    /// Those at ports have a certificate.
    pub https_at_ports: bool,
    pub session: Duration,
    pub max_body_bytes: u64,
    pub max_requests_per_app: usize,
}

impl Settings {
    pub fn from_config(config: &Config) -> Result<Self, SettingsError> {
        let uri: Uri = config.serve.public_url.parse().map_err(|_| SettingsError::PublicUrl)?;
        let public_host = uri.host().ok_or(SettingsError::PublicUrl)?.to_ascii_lowercase();
        let mut hosts: BTreeSet<String> = LOOPBACK.iter().map(ToString::to_string).collect();
        hosts.extend(config.serve.extra_hosts.iter().map(|host| host.to_ascii_lowercase()));
        let domain = match config.preview.domain.trim() {
            "" => None,
            domain => {
                let domain = domain.to_ascii_lowercase();
                for host in hosts.iter().chain([&public_host]) {
                    preview_domain::check(&domain, host)?;
                }
                Some(domain)
            }
        };
        let https = uri.scheme_str() == Some("https");
        if config.serve.https.is_some() && !https {
            return Err(SettingsError::PublicUrlScheme);
        }
        if domain.is_some() && config.preview.https.is_some() && config.serve.https.is_none() {
            return Err(SettingsError::PreviewHttps);
        }
        // It would hold for all that is ever served at this name, whatever the port; of addresses browsers do not keep it.
        let hsts = match https && !LOOPBACK.contains(&public_host.as_str()) {
            false => Hsts::Nothing,
            true if config.serve.hsts_subdomains => Hsts::AndAllBelow,
            true => Hsts::ThisName,
        };
        hosts.insert(public_host);
        let public_url = config.serve.public_url.trim_end_matches('/').to_owned();
        let port = config.serve.listen.port();
        let local = if config.serve.https.is_some() { "https" } else { "http" };
        let page_origins =
            vec![public_url.clone(), format!("{local}://localhost:{port}"), format!("{local}://127.0.0.1:{port}")];
        let frame_ancestors = format!("frame-ancestors 'self' {}", page_origins.join(" "));
        Ok(Self {
            development: config.mode == Mode::Development,
            public_url,
            page_origins,
            frame_ancestors,
            https,
            hsts,
            hosts: Arc::new(hosts),
            proxies: Proxies {
                trusted: config.serve.trusted_proxies.as_slice().into(),
                header: config.serve.forwarded_header,
            },
            max_body_bytes: config.serve.max_body_bytes,
            request_timeout: Duration::from_secs(config.serve.request_timeout_seconds),
            drain: Duration::from_secs(config.serve.drain_seconds),
            preview: PreviewSettings {
                ip: config.preview.listen_ip,
                ports: config.preview.first_port..=config.preview.last_port,
                https_at_ports: config.preview.https.is_some(),
                domain,
                session: Duration::from_secs(config.preview.session_seconds),
                max_body_bytes: config.preview.max_body_bytes,
                max_requests_per_app: config.preview.max_requests_per_app,
            },
            egress: config.egress.clone(),
            refresh_token_seconds: config.auth.refresh_token_seconds,
            session_idle: TimeDelta::seconds(config.auth.session_idle_seconds.min(LONGEST_IDLE_SECONDS).cast_signed()),
            registration: config.auth.registration,
            audit_dir: config.audit.dir.clone(),
        })
    }
}

impl PreviewSettings {
    /// Whether browsers reach previews over TLS.
    pub const fn https(&self) -> bool {
        self.domain.is_some() || self.https_at_ports
    }

    /// Whether browsers are told to ask for an app's name over TLS only. Those at ports have names of this machine.
    pub const fn hsts(&self) -> bool {
        self.domain.is_some()
    }

    const fn scheme(&self) -> &'static str {
        if self.https() { "https" } else { "http" }
    }

    /// What the API shows as `previewUrl`.
    pub fn shown_url(&self, port: u16, app: AppId) -> String {
        match &self.domain {
            None => format!("{}://localhost:{port}", self.scheme()),
            Some(_) => self.site(port, app),
        }
    }

    /// Origin of the app's own site.
    pub fn site(&self, port: u16, app: AppId) -> String {
        match &self.domain {
            None => format!("{}://{app}.localhost:{port}", self.scheme()),
            Some(domain) => format!("https://{app}.{domain}"),
        }
    }
}
