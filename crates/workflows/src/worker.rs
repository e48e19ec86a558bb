//! The role `worker`.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt as _;
use isekai_auth::audit::SealKey;
use isekai_auth::{KeyError, Keyring};
use isekai_channel::client::SandboxClient;
use isekai_domain::{Clock, SystemClock};
use isekai_planner::client::PlannerClient;
use isekai_platform::health::{Check, Health};
use isekai_platform::http::Transport;
use isekai_platform::ops::OpsError;
use isekai_platform::telemetry::cause_chain;
use isekai_platform::{Config, http, ops, random};
use isekai_store::cache::{Cache, CacheError};
use isekai_store::notify;
use isekai_store::{Store, StoreError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::executor::{Pool, PoolConfig};
use crate::journal::PgJournal;
use crate::services::Services;
use crate::{flows, tend};

#[derive(Debug, Error)]
pub enum WorkerError {
    #[error("cannot connect to PostgreSQL")]
    Store(#[from] StoreError),
    #[error("a key cannot be used")]
    Key(#[from] KeyError),
    #[error("Redis cannot be used")]
    Cache(#[from] CacheError),
    #[error("the address of planner or sandboxd, or a certificate, is not usable")]
    Client(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error(transparent)]
    Operators(#[from] OpsError),
    #[error("cannot listen on {address}")]
    Listen { address: std::net::SocketAddr, source: std::io::Error },
}

/// What is not there yet, and why.
type Missing = Mutex<(&'static str, String)>;

/// Runs until `shutdown`. What it depends on may come later; until then its readiness says what is missing.
pub async fn run(config: Config, shutdown: CancellationToken) -> Result<(), WorkerError> {
    // Before the first metric is written.
    ops::metrics_handle();
    let known = Arc::new(OnceLock::new());
    let missing = Arc::new(Mutex::new(("postgresql", "not connected yet".to_owned())));
    let signer = SealKey::load_or_create(&config.audit.seal_dir, &config.audit.dir)?;
    let (own, proxies) = (&config.worker, &config.serve.trusted_proxies);
    let transport = ops::transport("worker.ops_listen", own.ops_listen, own.tls.as_ref(), "worker.tls", proxies)?;
    let cache = Cache::open(&config.redis)?;
    let ops = tokio::spawn(serve_ops(
        listen(&config).await?,
        transport,
        (Arc::clone(&known), Arc::clone(&missing)),
        shutdown.clone(),
    ));
    let store = tokio::select! {
        store = connect(&config, &missing) => store?,
        () = shutdown.cancelled() => return Ok(()),
    };
    let services = Arc::new(services(&config, store.clone(), cache)?);
    // Set once, here.
    let _ = known.set(Arc::clone(&services));

    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let pool_config = PoolConfig {
        owner: format!("worker-{}", random::token_hex(8)),
        concurrency: config.worker.concurrency,
        lease: Duration::from_secs(config.worker.lease_seconds),
        poll: Duration::from_millis(config.worker.poll_ms),
    };
    let journal = Arc::new(PgJournal::new(store.clone(), Arc::clone(&clock)));
    let pool = Pool::new(Arc::clone(&services), journal, flows::all(), Arc::clone(&clock), pool_config);
    let hints = tokio::spawn(listen_for_hints(store.clone(), pool.hint(), shutdown.clone()));
    let keep = TimeDelta::days(i64::from(config.retention.audit_days));
    let sealing = tend::seal::Sealer::new(store.clone(), signer, config.audit.dir.clone(), keep, Arc::clone(&clock));
    let sealing = tokio::spawn(sealing.run(shutdown.clone()));
    let tending = tokio::spawn(tend::run(services, clock, shutdown.clone()));
    tracing::info!("ready");
    pool.run(shutdown).await;
    // They end with the same token; nothing of theirs needs to be kept.
    let _ = tokio::join!(hints, tending, sealing, ops);
    store.close().await;
    Ok(())
}

/// Tries until the keys are to be had and the database answers; only what will never work is an error.
async fn connect(config: &Config, missing: &Missing) -> Result<Store, WorkerError> {
    let now_missing = |name, why| *missing.lock().unwrap_or_else(PoisonError::into_inner) = (name, why);
    let keyring = Keyring::wait_for(&config.secrets, |why| now_missing("vault", why.to_string())).await?;
    now_missing("postgresql", "not connected yet".to_owned());
    loop {
        match Store::connect(&config.postgres).await {
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(error = cause_chain(&error), "the database does not answer; trying on");
            }
            result => return Ok(result?.with_keyring(keyring)),
        }
    }
}

fn services(config: &Config, store: Store, cache: Cache) -> Result<Services, WorkerError> {
    let client = |error: Box<dyn std::error::Error + Send + Sync>| WorkerError::Client(error);
    let tls = config.worker.tls.clone();
    Ok(Services {
        store,
        cache,
        planner: PlannerClient::new(&config.planner.url, tls.as_ref())
            .map_err(|error| client(error.into()))?
            .with_timeout(Duration::from_secs(config.planner.timeout_seconds)),
        sandboxes: SandboxClient::new(&config.sandbox.url, tls).map_err(|error| client(error.into()))?,
        sandbox_lease_seconds: config.worker.sandbox_lease_seconds,
        node: config.sandbox.node.clone(),
        egress: config.egress.clone(),
        retention: config.retention,
    })
}

async fn listen(config: &Config) -> Result<TcpListener, WorkerError> {
    let address = config.worker.ops_listen;
    TcpListener::bind(address).await.map_err(|source| WorkerError::Listen { address, source })
}

async fn serve_ops(
    listener: TcpListener,
    transport: Transport,
    (services, missing): (Arc<OnceLock<Arc<Services>>>, Arc<Missing>),
    shutdown: CancellationToken,
) {
    let router = ops::router(move || {
        let (services, missing) = (Arc::clone(&services), Arc::clone(&missing));
        async move {
            let Some(services) = services.get() else {
                let (name, why) = missing.lock().unwrap_or_else(PoisonError::into_inner).clone();
                return Health::of(vec![Check::run(name, false, async { Err::<(), _>(why) }).await]);
            };
            let store = Check::run("postgresql", false, async { services.store.ping().await.map(drop) });
            let planner = Check::run("planner", false, async { services.planner.health().await.map(drop) });
            let sandboxd = Check::run("sandboxd", false, async { services.sandboxes.health().await.map(drop) });
            let redis = Check::run("redis", true, async { services.cache.ping().await.map(drop) });
            let (store, planner, sandboxd, redis, keys) =
                tokio::join!(store, planner, sandboxd, redis, services.store.check_keys());
            Health::of([store, planner, sandboxd, redis].into_iter().chain(keys).collect())
        }
        .boxed()
    });
    if let Err(error) = http::serve(listener, router, transport, shutdown, Duration::from_secs(1)).await {
        tracing::error!(error = &error as &dyn std::error::Error, "the operators' port failed");
    }
}

async fn listen_for_hints(store: Store, hint: Arc<tokio::sync::Notify>, shutdown: CancellationToken) {
    let mut listener = store.listener();
    loop {
        let notification = tokio::select! {
            notification = listener.recv() => notification,
            () = shutdown.cancelled() => return,
        };
        if notification.channel == notify::WORKFLOWS {
            hint.notify_one();
        }
    }
}
