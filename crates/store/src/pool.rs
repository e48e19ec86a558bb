//! Connections to PostgreSQL.

use std::ops::{Deref, DerefMut};
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use isekai_auth::Keyring;
use isekai_platform::config::PostgresConfig;
use isekai_platform::health::Check;
use isekai_platform::http::is_local_host;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use sqlx::{PgConnection, PgPool, Postgres};

use crate::datakeys::Protection;
use crate::{Result, StoreError, notify};

/// A handle to the database; clones share one pool.
#[derive(Clone, Debug)]
pub struct Store {
    pool: PgPool,
    /// What protects single values and the audit log; without it neither can be written or read.
    protection: Option<Arc<Protection>>,
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx(sqlx::Transaction<'static, Postgres>);

const FIRST_RETRY: Duration = Duration::from_millis(50);
const LONGEST_RETRY: Duration = Duration::from_secs(1);
/// How long a call waits for a free connection, or for a new one while the server is away.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);
const METRICS_INTERVAL: Duration = Duration::from_secs(5);

impl Store {
    /// Connects, trying again with growing pauses for up to `connect_timeout_ms`.
    pub async fn connect(config: &PostgresConfig) -> Result<Self> {
        let options = options(config)?;
        let pool = PgPoolOptions::new()
            .max_connections(config.max_connections)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .max_lifetime(Duration::from_secs(1800))
            .connect_lazy_with(options);
        let store = Self { pool, protection: None };
        store.wait(Duration::from_millis(config.connect_timeout_ms)).await?;
        tokio::spawn(report(store.pool.clone()));
        Ok(store)
    }

    /// Time of one round trip, the wait for a free connection included.
    pub async fn ping(&self) -> Result<Duration> {
        let start = Instant::now();
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(start.elapsed())
    }

    pub fn listener(&self) -> notify::Listener {
        notify::Listener::new(self.pool.clone())
    }

    /// Begins a transaction for functions that take one, so that several of them happen together or not at all.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(Tx(self.pool.begin().await?))
    }

    /// Ends all connections after their present work.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// With the keys that protect what the database holds.
    #[must_use]
    pub fn with_keyring(self, ring: Arc<Keyring>) -> Self {
        Self { protection: Some(Arc::new(Protection::new(ring))), ..self }
    }

    /// How Vault is, where the keys come from there. Without it, data keys that are known serve on for their time.
    pub async fn check_keys(&self) -> Option<Check> {
        let ring = &self.protection.as_deref()?.ring;
        if !ring.is_remote() {
            return None;
        }
        Some(Check::run("vault", true, ring.ping()).await)
    }

    pub(crate) fn protection(&self) -> Result<&Protection> {
        self.protection.as_deref().ok_or(StoreError::NoKeyring)
    }

    pub(crate) fn pool(&self) -> &PgPool {
        &self.pool
    }

    async fn wait(&self, timeout: Duration) -> Result<()> {
        let start = Instant::now();
        let mut pause = FIRST_RETRY;
        let mut last = StoreError::Unavailable(sqlx::Error::PoolTimedOut);
        loop {
            let left = timeout.saturating_sub(start.elapsed());
            let error = match tokio::time::timeout(left, self.ping()).await {
                Ok(Ok(_)) => return Ok(()),
                Ok(Err(error)) => error,
                // What the attempt before said tells more than that there was no time for this one.
                Err(_) => return Err(last),
            };
            if !matches!(error, StoreError::Unavailable(_)) || start.elapsed() + pause >= timeout {
                return Err(error);
            }
            tracing::debug!(error = &error as &dyn std::error::Error, "waiting for the database");
            last = error;
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_RETRY);
        }
    }
}

impl Tx {
    pub async fn commit(self) -> Result<()> {
        Ok(self.0.commit().await?)
    }

    /// Leaves nothing behind at once, neither rows nor locks; one that is only dropped does so when its connection goes back to the pool.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.0.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.0
    }
}

fn options(config: &PostgresConfig) -> Result<PgConnectOptions> {
    let milliseconds = config.statement_timeout_ms.to_string();
    let options = secured(PgConnectOptions::from_str(&config.url)?, config)?.application_name("isekai").options([
        ("statement_timeout", milliseconds.as_str()),
        // A transaction that its process forgot must not hold its locks for ever.
        ("idle_in_transaction_session_timeout", milliseconds.as_str()),
    ]);
    Ok(options)
}

/// A server on another machine has to prove who it is, over TLS.
fn secured(options: PgConnectOptions, config: &PostgresConfig) -> Result<PgConnectOptions> {
    let options = match &config.ca {
        Some(file) => options.ssl_root_cert(file),
        None => options,
    };
    if options.get_socket().is_some() || is_local_host(options.get_host()) {
        return Ok(options);
    }
    let (mode, what) = match options.get_ssl_mode() {
        PgSslMode::VerifyFull | PgSslMode::VerifyCa => return Ok(options),
        // The driver's own default, which falls back to clear text when whoever is in between says so.
        PgSslMode::Prefer => return Ok(options.ssl_mode(PgSslMode::VerifyFull)),
        PgSslMode::Disable => ("disable", "sends everything in clear text"),
        PgSslMode::Allow => ("allow", "sends everything in clear text"),
        PgSslMode::Require => ("require", "does not look at who answers"),
    };
    if config.allow_insecure {
        return Ok(options);
    }
    Err(StoreError::Insecure { host: options.get_host().to_owned(), mode, what })
}

async fn report(pool: PgPool) {
    let mut tick = tokio::time::interval(METRICS_INTERVAL);
    loop {
        tokio::select! {
            () = pool.close_event() => return,
            _ = tick.tick() => {}
        }
        let idle = pool.num_idle();
        let used = (pool.size() as usize).saturating_sub(idle);
        metrics::gauge!("isekai_database_connections", "state" => "idle").set(idle as f64);
        metrics::gauge!("isekai_database_connections", "state" => "used").set(used as f64);
        metrics::gauge!("isekai_database_connections_max").set(f64::from(pool.options().get_max_connections()));
    }
}

#[cfg(test)]
mod tests;
