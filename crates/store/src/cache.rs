//! Redis, which may be absent: every call answers within 250 ms, and without Redis the product works with less comfort.

mod chunks;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use isekai_platform::config::RedisConfig;
use isekai_platform::http::is_local_host;
use isekai_platform::tls::install_crypto;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _, TlsCertificates};
use thiserror::Error;

pub use chunks::{Chunk, ChunkEvent};

/// A handle; clones share one connection, which is made at the first call and again whenever it is lost.
#[derive(Clone)]
pub struct Cache {
    manager: Option<ConnectionManager>,
}

#[derive(Debug, Error)]
pub enum CacheError {
    #[error("no Redis is configured")]
    Absent,
    #[error("Redis did not answer within {} ms", TIMEOUT.as_millis())]
    Timeout,
    #[error("Redis is down")]
    Down(#[source] redis::RedisError),
    #[error("redis.url is no address of a Redis; write it like rediss://:PASSWORD@redis.example.org:6379")]
    Address(#[source] redis::RedisError),
    #[error(
        "redis.url: {host} is on another machine, and what is said to it would be {what}; write rediss:// (with redis.ca for an \
         authority of your own), or set redis.allow_insecure = true"
    )]
    Insecure { host: String, what: &'static str },
    #[error("redis.ca: cannot read {path}")]
    Authority { path: PathBuf, source: std::io::Error },
}

const TIMEOUT: Duration = Duration::from_millis(250);
const LONGEST_RETRY: Duration = Duration::from_secs(1);

impl Cache {
    /// Never waits: a Redis that is away is no error. An empty address gives a cache that is absent.
    pub fn open(config: &RedisConfig) -> Result<Self, CacheError> {
        if config.url.is_empty() {
            return Ok(Self::absent());
        }
        Ok(Self { manager: Some(manager(config)?) })
    }

    /// As [`Cache::open`], with a cache that is absent in the place of an error.
    pub fn connect(config: Option<&RedisConfig>) -> Self {
        let Some(config) = config else { return Self::absent() };
        Self::open(config).unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "the address of Redis cannot be used");
            Self::absent()
        })
    }

    pub const fn absent() -> Self {
        Self { manager: None }
    }

    /// Whether a Redis is configured at all, be it up or down.
    pub const fn is_configured(&self) -> bool {
        self.manager.is_some()
    }

    /// Time of one round trip.
    pub async fn ping(&self) -> Result<Duration, CacheError> {
        let start = Instant::now();
        let _: String = self.call(redis::pipe().cmd("PING")).await.map(|(answer,)| answer)?;
        Ok(start.elapsed())
    }

    async fn call<T: redis::FromRedisValue>(&self, pipeline: &redis::Pipeline) -> Result<T, CacheError> {
        let mut manager = self.manager.clone().ok_or(CacheError::Absent)?;
        match tokio::time::timeout(TIMEOUT, pipeline.query_async(&mut manager)).await {
            Ok(answer) => answer.map_err(CacheError::Down),
            Err(_) => Err(CacheError::Timeout),
        }
    }
}

fn manager(config: &RedisConfig) -> Result<ConnectionManager, CacheError> {
    // The driver takes the process's crypto provider.
    install_crypto();
    let info = config.url.as_str().into_connection_info().map_err(CacheError::Address)?;
    if !config.allow_insecure {
        check(&info)?;
    }
    let client = match (&config.ca, info.addr()) {
        (Some(path), ConnectionAddr::TcpTls { .. }) => {
            let ca = std::fs::read(path).map_err(|source| CacheError::Authority { path: path.clone(), source })?;
            Client::build_with_tls(info, TlsCertificates { client_tls: None, root_cert: Some(ca) })
        }
        _ => Client::open(info),
    };
    let config = ConnectionManagerConfig::new()
        .set_max_delay(LONGEST_RETRY)
        .set_number_of_retries(1)
        .set_connection_timeout(Some(TIMEOUT))
        .set_response_timeout(Some(TIMEOUT));
    client.and_then(|client| ConnectionManager::new_lazy_with_config(client, config)).map_err(CacheError::Address)
}

/// A server on another machine has to prove who it is, over TLS.
fn check(info: &ConnectionInfo) -> Result<(), CacheError> {
    let (host, what) = match info.addr() {
        ConnectionAddr::Tcp(host, _) => (host, "in clear text"),
        ConnectionAddr::TcpTls { host, insecure: true, .. } => (host, "for whoever answers"),
        _ => return Ok(()),
    };
    if is_local_host(host) {
        return Ok(());
    }
    Err(CacheError::Insecure { host: host.clone(), what })
}

#[cfg(test)]
mod tests;
