//! Redis, which may be absent: every call answers within 250 ms, and without Redis the product works with less comfort.

mod chunks;

use std::time::{Duration, Instant};

use isekai_platform::config::RedisConfig;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
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
}

const TIMEOUT: Duration = Duration::from_millis(250);
const LONGEST_RETRY: Duration = Duration::from_secs(1);

impl Cache {
    /// Never fails and never waits; `None`, an empty address and one that cannot be read give a cache that is absent.
    pub fn connect(config: Option<&RedisConfig>) -> Self {
        let url = config.map(|config| config.url.as_str()).filter(|url| !url.is_empty());
        let Some(url) = url else { return Self::absent() };
        match open(url) {
            Ok(manager) => Self { manager: Some(manager) },
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "the address of Redis cannot be used");
                Self::absent()
            }
        }
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

fn open(url: &str) -> redis::RedisResult<ConnectionManager> {
    let config = ConnectionManagerConfig::new()
        .set_max_delay(LONGEST_RETRY)
        .set_number_of_retries(1)
        .set_connection_timeout(Some(TIMEOUT))
        .set_response_timeout(Some(TIMEOUT));
    ConnectionManager::new_lazy_with_config(redis::Client::open(url)?, config)
}

#[cfg(test)]
mod tests;
